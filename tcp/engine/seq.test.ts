import { describe, expect, it } from 'vitest'
import * as seq from './seq.ts'

describe('sequence numbers modulo 2^32', () => {
  it('wrap from the largest number to zero', () => {
    expect(seq.add(0xffffffff, 1)).toBe(0)
    expect(seq.add(0, -1)).toBe(0xffffffff)
  })

  it('are compared the shorter way round, also across the wrap', () => {
    expect(seq.before(0xfffffff0, 5)).toBe(true)
    expect(seq.after(5, 0xfffffff0)).toBe(true)
    expect(seq.before(7, 7)).toBe(false)
    expect(seq.after(7, 7)).toBe(false)
  })

  it('differ by a signed distance', () => {
    expect(seq.diff(5, 0xfffffffe)).toBe(7)
    expect(seq.diff(0xfffffffe, 5)).toBe(-7)
  })

  it('know the later of two', () => {
    expect(seq.later(1, 0xffffffff)).toBe(1)
    expect(seq.later(10, 3)).toBe(10)
  })
})
