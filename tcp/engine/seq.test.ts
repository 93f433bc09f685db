import { describe, expect, it } from 'vitest'
import { add, after, before, diff, later } from './seq.ts'

describe('sequence numbers modulo 2^32', () => {
  it('wrap from the largest number to zero', () => {
    expect(add(0xffffffff, 1)).toBe(0)
    expect(add(0, -1)).toBe(0xffffffff)
  })

  it('are compared the shorter way round, also across the wrap', () => {
    expect(before(0xfffffff0, 5)).toBe(true)
    expect(after(5, 0xfffffff0)).toBe(true)
    expect(before(7, 7)).toBe(false)
    expect(after(7, 7)).toBe(false)
  })

  it('differ by a signed distance', () => {
    expect(diff(5, 0xfffffffe)).toBe(7)
    expect(diff(0xfffffffe, 5)).toBe(-7)
  })

  it('know the later of two', () => {
    expect(later(1, 0xffffffff)).toBe(1)
    expect(later(10, 3)).toBe(10)
  })
})
