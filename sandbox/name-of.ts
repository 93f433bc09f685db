import type { Scenario } from '../tcp/scenario.ts'

/** A short name for a scenario among a few others, the same on the server and in the browser: a hash (FNV-1a, twice). */
export function nameOf(scenario: Scenario): string {
  const text = JSON.stringify(scenario)
  let [a, b] = [0x811c9dc5, 0x01234567]
  for (let index = 0; index < text.length; index += 1) {
    a = Math.imul(a ^ text.charCodeAt(index), 0x01000193)
    b = Math.imul(b ^ text.charCodeAt(text.length - 1 - index), 0x01000193)
  }
  return (a >>> 0).toString(36) + (b >>> 0).toString(36)
}
