/** The arguments and tags of an ICU message, each once; `problem` when its braces do not work out. */
export interface MessageShape {
  names: string[]
  problem: string | null
}

export function shapeOf(message: string): MessageShape {
  const names = new Set<string>()
  try {
    readText(message, 0, names, false)
    return { names: [...names].sort(), problem: null }
  } catch (error) {
    return { names: [], problem: (error as Error).message }
  }
}

/** Reads up to the brace that closes this text, or to the end; returns the place after it. */
function readText(message: string, start: number, names: Set<string>, inside: boolean): number {
  let at = start
  while (at < message.length) {
    const character = message[at]
    if (character === '}') {
      if (inside) return at + 1
      throw new Error(`"}" without "{" at ${at}`)
    }
    if (character === "'") at = afterQuote(message, at)
    else if (character === '{') at = readArgument(message, at, names)
    else {
      const tag = /^<([a-zA-Z][\w-]*)>/.exec(message.slice(at))
      if (tag) names.add(`<${tag[1]}>`)
      at += tag?.[0].length ?? 1
    }
  }
  if (inside) throw new Error(`"{" without "}" at ${start - 1}`)
  return at
}

/** An apostrophe quotes only when it stands before a brace. */
function afterQuote(message: string, at: number): number {
  if (!/^'[{}<]/.test(message.slice(at))) return at + 1
  const end = message.indexOf("'", at + 1)
  return end < 0 ? message.length : end + 1
}

function readArgument(message: string, start: number, names: Set<string>): number {
  const head = /^\{\s*(\w+)\s*(?:,\s*(\w+)\s*(,)?)?/.exec(message.slice(start))
  if (!head) throw new Error(`expected the name of an argument at ${start + 1}`)
  names.add(head[1]!)
  const at = start + head[0].length
  if (head[2] === 'plural' || head[2] === 'select' || head[2] === 'selectordinal') {
    return readChoices(message, at, names, head[1]!)
  }
  const end = message.indexOf('}', at)
  if (end < 0) throw new Error(`"{" without "}" at ${start}`)
  return end + 1
}

function readChoices(message: string, start: number, names: Set<string>, argument: string): number {
  const choices: string[] = []
  let at = start
  for (;;) {
    const choice = /^\s*(=?\w+)\s*\{/.exec(message.slice(at))
    if (!choice) break
    choices.push(choice[1]!)
    at = readText(message, at + choice[0].length, names, true)
  }
  const end = /^\s*\}/.exec(message.slice(at))
  if (!end) throw new Error(`expected a choice of {${argument}} at ${at}`)
  if (!choices.includes('other')) throw new Error(`{${argument}} expected a choice "other"`)
  return at + end[0].length
}
