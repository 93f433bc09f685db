/** A subcommand of `npm run admin`. */
export interface Command {
  /** Its arguments, as the usage shows them. */
  usage: string
  says: string
  /** What it prints. */
  run: (args: string[]) => Promise<string>
}

/** Something that the administrator can mend: one line, no stack. */
export class Refused extends Error {}

export function oneArgument(args: string[], what: string): string {
  const [value, ...more] = args
  if (!value || more.length > 0) throw new Refused(`expected one ${what}`)
  return value
}
