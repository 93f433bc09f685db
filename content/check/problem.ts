/** Something that is wrong in a file of the course. `text` says what is there and what was expected. */
export interface Problem {
  file: string
  line: number
  text: string
}

/** Paths below content/, with their texts. */
export type Files = ReadonlyMap<string, string>

export const inReadingOrder = (problems: readonly Problem[]): Problem[] =>
  problems.toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
