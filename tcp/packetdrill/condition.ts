/**
 * The code of `%{ assert tcpi_state == TCP_ESTABLISHED }%`: Python in the original, of which this reads assertions of comparisons
 * joined by `and`, `or` and `not`. Throws SyntaxError for anything else.
 */
export interface Assertion {
  text: string
  holds: (variables: Record<string, number>) => boolean
}

export function assertionsIn(code: string): Assertion[] {
  return code
    .split(/\n|;/)
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '')
    .map(assertion)
}

function assertion(line: string): Assertion {
  const [, body = ''] = /^assert\b(.*)$/.exec(line) ?? []
  if (body === '') throw new SyntaxError(`the code ${line}`)
  // What Python prints when the assertion fails.
  const text = body.replace(/,\s*(["'].*|\w+)$/, '').trim()
  // Read it once without values, so that an error is found before the script runs.
  evaluate(text, null)
  return { text, holds: (variables) => evaluate(text, variables) !== 0 }
}

/** The names that a condition uses. */
export const namesIn = (text: string): string[] =>
  (text.match(/[A-Za-z_]\w*/g) ?? []).filter((name) => !words.has(name))

const words = new Set(['and', 'or', 'not', 'True', 'False'])
const pattern = /\s*(==|!=|<=|>=|[<>()+-]|\d+|[A-Za-z_]\w*)/y

function evaluate(text: string, variables: Record<string, number> | null): number {
  const tokens = split(text)
  let at = 0
  const take = (token: string) => {
    const found = tokens[at] === token
    if (found) at++
    return found
  }
  const operand = (): number => {
    const token = tokens[at++]
    if (token === undefined) throw new SyntaxError(`the condition ${text}`)
    if (token === '-') return -operand()
    if (token === '(') {
      const inside = disjunction()
      if (!take(')')) throw new SyntaxError(`the condition ${text}`)
      return inside
    }
    if (/^\d/.test(token)) return Number(token)
    if (token === 'True' || token === 'False') return token === 'True' ? 1 : 0
    if (!/^[A-Za-z_]/.test(token) || words.has(token)) throw new SyntaxError(`the condition ${text}`)
    return variables?.[token] ?? 0
  }
  const sum = (): number => {
    let value = operand()
    for (;;) {
      if (take('+')) value += operand()
      else if (take('-')) value -= operand()
      else return value
    }
  }
  const comparison = (): number => {
    const left = sum()
    const operator = tokens[at]
    const compare = operator !== undefined && Object.hasOwn(comparisons, operator) ? comparisons[operator] : undefined
    if (!compare) return left
    at++
    return compare(left, sum()) ? 1 : 0
  }
  const negation = (): number => (take('not') ? (negation() === 0 ? 1 : 0) : comparison())
  // Both sides are always read, so that the place in the text is right whatever they say.
  const conjunction = (): number => {
    let value = negation()
    while (take('and')) {
      const right = negation()
      value = value !== 0 && right !== 0 ? 1 : 0
    }
    return value
  }
  const disjunction = (): number => {
    let value = conjunction()
    while (take('or')) {
      const right = conjunction()
      value = value !== 0 || right !== 0 ? 1 : 0
    }
    return value
  }
  const value = disjunction()
  if (at < tokens.length) throw new SyntaxError(`the condition ${text}`)
  return value
}

const comparisons: Record<string, (left: number, right: number) => boolean> = {
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
}

function split(text: string): string[] {
  const found: string[] = []
  pattern.lastIndex = 0
  let at = 0
  while (at < text.trimEnd().length) {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (!match) throw new SyntaxError(`the condition ${text}`)
    found.push(match[1]!)
    at = pattern.lastIndex
  }
  return found
}
