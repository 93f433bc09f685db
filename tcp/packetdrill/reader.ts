import { type Token, tokens } from './lexer.ts'
import { unsupported } from './outcome.ts'

/** Walks over the tokens of a script. */
export interface Reader {
  peek: (ahead?: number) => Token
  next: () => Token
  /** Takes the next token if it reads so. */
  take: (text: string) => boolean
  /** Takes the next token, which must read so. */
  expect: (text: string) => Token
  number: (what: string) => number
  word: (what: string) => string
}

export function readerOf(script: string): Reader {
  const all = tokens(script)
  let at = 0
  const peek = (ahead = 0) => all[Math.min(at + ahead, all.length - 1)]!
  const next = () => {
    const token = peek()
    at++
    return token
  }
  const isText = (token: Token, text: string) => (token.kind === 'mark' || token.kind === 'word') && token.text === text
  const wrong = (token: Token, what: string) => unsupported(token.line, `expected ${what} instead of ${shown(token)}`)
  return {
    peek,
    next,
    take(text) {
      const found = isText(peek(), text)
      if (found) at++
      return found
    },
    expect(text) {
      const token = next()
      if (!isText(token, text)) throw wrong(token, text)
      return token
    },
    number(what) {
      const token = next()
      if (token.kind !== 'number') throw wrong(token, what)
      return token.value
    },
    word(what) {
      const token = next()
      if (token.kind !== 'word') throw wrong(token, what)
      return token.text
    },
  }
}

export const shown = (token: Token) => token.text.split('\n')[0]!.slice(0, 40)
