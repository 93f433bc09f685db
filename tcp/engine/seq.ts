/** Sequence numbers count modulo 2^32: RFC 9293 3.4. */

export const add = (a: number, n: number): number => (a + n) >>> 0

/** How far `a` lies after `b`, the shorter way round; negative when it lies before. */
export const diff = (a: number, b: number): number => (a - b) | 0

export const before = (a: number, b: number): boolean => diff(a, b) < 0

export const after = (a: number, b: number): boolean => diff(a, b) > 0

export const later = (a: number, b: number): number => (after(a, b) ? a : b)
