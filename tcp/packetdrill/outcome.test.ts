import { describe, expect, it } from 'vitest'
import { failed, outcomeText, unsupported } from './outcome.ts'

describe('an outcome', () => {
  it('is one line that names the line of the script', () => {
    expect(outcomeText({ status: 'passed' })).toBe('passed')
    expect(outcomeText(failed(7, 'this', 'that').outcome)).toBe('line 7: failed: expected this, got that')
    expect(outcomeText(unsupported(9, 'the call fork()').outcome)).toBe('line 9: not supported: the call fork()')
  })
})
