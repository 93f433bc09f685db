/** Times as scripts write them, in seconds. */
export const seconds = (ms: number) => (Math.round(ms * 1000) / 1_000_000).toFixed(3)
