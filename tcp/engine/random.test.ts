import { describe, expect, it } from 'vitest'
import { randomNumbers } from './random.ts'

const draw = (seed: number, count: number) => {
  const next = randomNumbers(seed)
  return Array.from({ length: count }, next)
}

describe('numbers drawn from a seed', () => {
  it('are the same for the same seed and others for another', () => {
    expect(draw(7, 20)).toEqual(draw(7, 20))
    expect(draw(7, 20)).not.toEqual(draw(8, 20))
  })

  it('lie between 0 and 1, and everywhere there', () => {
    const numbers = draw(1, 10_000)
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...numbers)).toBeLessThan(1)
    for (let tenth = 0; tenth < 10; tenth++) {
      const inside = numbers.filter((n) => n >= tenth / 10 && n < (tenth + 1) / 10).length
      expect(inside).toBeGreaterThan(850)
      expect(inside).toBeLessThan(1150)
    }
  })
})
