import { describe, expect, it } from 'vitest'
import { tokens } from './lexer.ts'
import { Stopped } from './outcome.ts'

const texts = (script: string) =>
  tokens(script)
    .slice(0, -1)
    .map(({ text }) => text)
const kinds = (script: string) =>
  tokens(script)
    .slice(0, -1)
    .map(({ kind }) => kind)

describe('the words of a script', () => {
  it('are numbers, words and marks', () => {
    expect(texts('+.1 < S. 0:0(0) win 65535')).toEqual([
      '+',
      '.1',
      '<',
      'S',
      '.',
      '0',
      ':',
      '0',
      '(',
      '0',
      ')',
      'win',
      '65535',
    ])
  })

  it('tell a time from the dots behind it', () => {
    expect(texts('+.1...0.200')).toEqual(['+', '.1', '...', '0.200'])
    expect(texts('0...7')).toEqual(['0', '...', '7'])
    expect(texts('+0~+.04')).toEqual(['+', '0', '~', '+', '.04'])
  })

  it('are numbers also when negative or hexadecimal', () => {
    expect(tokens('-1 0x802 .5')).toMatchObject([{ value: -1 }, { value: 0x802 }, { value: 0.5 }, {}])
  })

  it('leave comments out, and count lines through them', () => {
    const found = tokens('// one\n/* two\nthree */ four\n`five\nsix` seven')
    expect(found.map(({ kind, line }) => `${kind} ${line}`)).toEqual(['word 3', 'command 4', 'word 5', 'end 5'])
  })

  it('are commands between backquotes, code between %{ and }%, and strings', () => {
    expect(kinds('`sysctl x` %{ assert {1} == {1} }% "a \\" b"')).toEqual(['command', 'code', 'string'])
    expect(texts('%{ assert a }%')).toEqual([' assert a '])
    expect(texts('"a b"')).toEqual(['a b'])
  })

  it('are flags with and without values', () => {
    expect(tokens('--dry_run --mtu=1500 --define=CC="reno" --x="a b"')).toMatchObject([
      { name: 'dry_run', text: '' },
      { name: 'mtu', text: '1500' },
      { name: 'define', text: 'CC="reno"' },
      { name: 'x', text: 'a b' },
      { kind: 'end' },
    ])
  })

  it('end with a complaint where nothing can be read, with the line', () => {
    expect(() => tokens('a\n"never ended')).toThrow(Stopped)
    try {
      tokens('a\n\n"never ended\n')
    } catch (error) {
      expect((error as Stopped).outcome).toMatchObject({
        status: 'unsupported',
        line: 3,
        why: expect.stringContaining('"never'),
      })
    }
  })
})
