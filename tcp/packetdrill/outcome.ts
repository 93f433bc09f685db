/** How a script ended. Lines count from 1. */
export type Outcome =
  | { status: 'passed' }
  /** The endpoint did something else than the script expects. */
  | { status: 'failed'; line: number; expected: string; got: string }
  /** The script cannot be read, or asks for something that the engine has not got. */
  | { status: 'unsupported'; line: number; why: string }

/** Ends a run from within; only `runScript` catches it. */
export class Stopped extends Error {
  readonly outcome: Outcome

  constructor(outcome: Outcome) {
    super(outcome.status)
    this.outcome = outcome
  }
}

export const unsupported = (line: number, why: string) => new Stopped({ status: 'unsupported', line, why })

export const failed = (line: number, expected: string, got: string) =>
  new Stopped({ status: 'failed', line, expected, got })

/** One English line, for the command line. */
export function outcomeText(outcome: Outcome): string {
  switch (outcome.status) {
    case 'passed':
      return 'passed'
    case 'failed':
      return `line ${outcome.line}: failed: expected ${outcome.expected}, got ${outcome.got}`
    case 'unsupported':
      return `line ${outcome.line}: not supported: ${outcome.why}`
  }
}
