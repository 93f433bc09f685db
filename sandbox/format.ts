/** Times as a person reads them: `180 ms`, `60.0 s`. The units are the same in both languages. */
export function duration(ms: number): string {
  if (Math.round(ms) < 1000) return `${Math.round(ms)} ms`
  const seconds = ms / 1000
  return `${seconds.toFixed(seconds < 1000 ? 1 : 0)} s`
}
