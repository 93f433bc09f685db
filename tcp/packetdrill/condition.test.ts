import { describe, expect, it } from 'vitest'
import { assertionsIn, namesIn } from './condition.ts'

const holds = (condition: string, variables: Record<string, number> = {}) =>
  assertionsIn(`assert ${condition}`)[0]!.holds(variables)

describe('a condition', () => {
  it.each([
    ['1 == 1', true],
    ['1 == 2', false],
    ['1 != 2', true],
    ['2 > 1', true],
    ['1 >= 2', false],
    ['1 < 2 and 2 <= 2', true],
    ['1 < 2 and 2 < 2', false],
    ['1 == 2 or 3 == 3', true],
    ['not 1 == 2', true],
    ['not (1 == 1 or 2 == 2)', false],
    ['1 + 2 - 1 == 2', true],
    ['-1 < 0', true],
    ['True and not False', true],
    ['5', true],
    ['0', false],
  ])('%s is %s', (condition, expected) => {
    expect(holds(condition)).toBe(expected)
  })

  it('knows the variables that it is given', () => {
    expect(holds('tcpi_state == TCP_CLOSE_WAIT', { tcpi_state: 8, TCP_CLOSE_WAIT: 8 })).toBe(true)
    expect(holds('tcpi_state == TCP_CLOSE_WAIT', { tcpi_state: 1, TCP_CLOSE_WAIT: 8 })).toBe(false)
  })

  it('reads both sides of and and or, whatever they are', () => {
    expect(holds('1 == 2 and 1 == 2 or 1 == 1')).toBe(true)
    expect(holds('1 == 1 or 1 == 2 and 1 == 2')).toBe(true)
  })

  it('may have a message, and company', () => {
    const assertions = assertionsIn(`
      # a comment
      assert tcpi_state == 1, "not open"
      assert tcpi_rto > 0, tcpi_rto; assert 1 == 1
    `)
    expect(assertions.map(({ text }) => text)).toEqual(['tcpi_state == 1', 'tcpi_rto > 0', '1 == 1'])
  })

  it('names what it uses', () => {
    expect(namesIn('not tcpi_state == TCP_LISTEN and tcpi_rto > 5')).toEqual(['tcpi_state', 'TCP_LISTEN', 'tcpi_rto'])
  })

  it.each([
    'import os',
    'assert',
    'assert (1 == 1',
    'assert 1 ==',
    'assert 1 == 1 1',
    'assert "x" == 1',
    'assert and 1',
    'assert f(1)',
  ])('%s is refused as it is read', (code) => {
    expect(() => assertionsIn(code)).toThrow(SyntaxError)
  })
})
