import { readFileSync } from 'node:fs'
import { asRecording } from './recording.ts'
import type { Scenario } from './scenario.ts'
import { parseScenario } from './schema.ts'
import { simulate } from './simulate.ts'
import { transcript } from './transcript.ts'

/** A command gets its arguments and gives what to print, or throws NotUnderstood. */
export const commands: Record<string, { usage: string; run: (args: string[]) => string }> = {
  simulate: {
    usage: 'simulate FILE.json',
    run: (args) => JSON.stringify(asRecording(simulate(readScenario(args))), null, 1),
  },
  transcript: {
    usage: 'transcript FILE.json',
    run: (args) => {
      const scenario = readScenario(args)
      return transcript(simulate(scenario), scenario).trimEnd()
    },
  },
}

/** Input that cannot be used; the message is one line. */
export class NotUnderstood extends Error {}

function readScenario([file, ...rest]: string[]): Scenario {
  if (file === undefined || rest.length > 0) throw new NotUnderstood('expected one file')
  const read = parseScenario(scenarioIn(parseJson(file, readText(file))))
  if (read.ok) return read.scenario
  const [first, ...others] = read.problems
  const more = others.length > 0 ? ` (and ${others.length} more)` : ''
  throw new NotUnderstood(`${file}: ${first?.path}: expected ${first?.expected}${more}`)
}

/** A recording holds its scenario; both kinds of file are read. */
function scenarioIn(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'scenario' in value ? value.scenario : value
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new NotUnderstood(`${file}: cannot be read`)
  }
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new NotUnderstood(`${file}: is not JSON`)
  }
}

/** The exit code: 0, or 2 for input that was not understood. */
export function main(args: string[], out: (text: string) => void, err: (text: string) => void): number {
  const [name = '', ...rest] = args
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  try {
    if (!command) {
      const usages = Object.values(commands).map(({ usage }) => usage)
      throw new NotUnderstood(`usage: tcp -- ${usages.join(' | ')}`)
    }
    out(command.run(rest))
    return 0
  } catch (error) {
    if (!(error instanceof NotUnderstood)) throw error
    err(error.message)
    return 2
  }
}

if (process.argv[1] && import.meta.url === new URL(process.argv[1], 'file:').href) {
  process.exitCode = main(process.argv.slice(2), console.log, console.error)
}
