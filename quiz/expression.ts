export type Values = Readonly<Record<string, number>>

/** The value of `2 * bytes + 1`: numbers, names, + - * and brackets. Throws, with a sentence, for anything else. */
export function evaluateExpression(text: string, values: Values): number {
  const tokens = text.match(/[A-Za-z]\w*|\d+(\.\d+)?|\S/g) ?? []
  let at = 0
  const result = sum()
  if (at < tokens.length) throw new Error(`"${text}": expected no "${tokens[at]}"`)
  return result

  function sum(): number {
    let value = product()
    while (tokens[at] === '+' || tokens[at] === '-') value += tokens[at++] === '+' ? product() : -product()
    return value
  }

  function product(): number {
    let value = factor()
    while (tokens[at] === '*') {
      at++
      value *= factor()
    }
    return value
  }

  function factor(): number {
    const token = tokens[at++]
    if (token === undefined) throw new Error(`"${text}": expected a number or a name at the end`)
    if (/^\d/.test(token)) return Number(token)
    if (token === '-') return -factor()
    if (token === '(') {
      const value = sum()
      if (tokens[at++] !== ')') throw new Error(`"${text}": expected ")"`)
      return value
    }
    if (Object.hasOwn(values, token)) return values[token]!
    throw new Error(`"${text}": nothing is called "${token}"; expected one of ${Object.keys(values).join(', ')}`)
  }
}
