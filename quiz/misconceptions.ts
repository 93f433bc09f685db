/** Where in a question a misconception is named. */
export interface NamedMisconception {
  slug: string
  path: (string | number)[]
}

/** Every misconception that the wrong answers to a question name, whatever its kind. */
export function namedMisconceptions(question: unknown, path: (string | number)[] = []): NamedMisconception[] {
  if (typeof question !== 'object' || question === null) return []
  return Object.entries(question).flatMap(([key, value]) => {
    const here = [...path, Array.isArray(question) ? Number(key) : key]
    // What a variant is made of names the same ones again.
    if (key === 'variation') return []
    return key === 'misconception' ? [{ slug: String(value), path: here }] : namedMisconceptions(value, here)
  })
}
