import { unsupported } from './outcome.ts'

/** The words of a packetdrill script. */
export type Token = { line: number } & (
  | { kind: 'number'; value: number; text: string }
  | { kind: 'word'; text: string }
  | { kind: 'string'; text: string }
  /** Between backquotes: a command for the shell. */
  | { kind: 'command'; text: string }
  /** Between %{ and }%: code to be run with what TCP_INFO tells. */
  | { kind: 'code'; text: string }
  /** `--name=value` */
  | { kind: 'option'; name: string; text: string }
  | { kind: 'mark'; text: string }
  | { kind: 'end'; text: string }
)

/** In order of preference; the first that matches here is taken. */
const patterns = [
  ['space', /\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\//y],
  ['code', /%\{([\s\S]*?)\}%/y],
  ['option', /--([a-zA-Z0-9_]+)(?:=("[^"]*"|\w+=(?:"[^"]*"|`[^`]*`|\S*)|\S*))?/y],
  ['string', /"((?:\\[\s\S]|[^"])*)"/y],
  ['command', /`((?:\\[\s\S]|[^`])*)`/y],
  ['number', /0x[0-9a-fA-F]+|-?\d*\.\d+|-?\d+/y],
  ['word', /[a-zA-Z_][a-zA-Z0-9_]*/y],
  ['mark', /\.\.\.|[^\s\w"`]/y],
] as const

export function tokens(script: string): Token[] {
  const found: Token[] = []
  let at = 0
  let line = 1
  while (at < script.length) {
    const match = matchAt(script, at)
    if (!match) throw unsupported(line, `cannot be read from here: ${script.slice(at, at + 20).split('\n')[0]}`)
    const { kind, text, inside, value } = match
    if (kind === 'number') found.push({ line, kind, text, value: Number(text) })
    else if (kind === 'option') found.push({ line, kind, name: inside, text: unquoted(value) })
    else if (kind !== 'space') found.push({ line, kind, text: inside })
    line += newlines(text)
    at += text.length
  }
  found.push({ line, kind: 'end', text: 'the end of the script' })
  return found
}

function matchAt(script: string, at: number) {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at
    const match = pattern.exec(script)
    if (match) return { kind, text: match[0], inside: match[1] ?? match[0], value: match[2] ?? '' }
  }
  return null
}

const newlines = (text: string) => text.split('\n').length - 1

const unquoted = (text: string) => (text.startsWith('"') ? text.slice(1, -1) : text)
