import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { readCapture } from './capture/read.ts'
import { defaultLimits, readError } from './capture/read-error.ts'
import { readErrorText } from './capture/read-error-text.ts'
import { captureReport } from './capture/report.ts'
import { writeCapture } from './capture/write.ts'
import { matrix } from './matrix.ts'
import { outcomeText } from './packetdrill/outcome.ts'
import { runScript } from './packetdrill/run.ts'
import { asRecording } from './recording.ts'
import type { Scenario } from './scenario.ts'
import { parseScenario } from './schema.ts'
import { simulate } from './simulate.ts'
import { transcript } from './transcript.ts'

/** A command gets its arguments and gives what to print, or throws NotUnderstood or Failed. */
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
  capture: {
    usage: 'capture FILE.json OUT.pcapng',
    run: ([file, target, ...rest]) => {
      if (file === undefined || target === undefined || rest.length > 0) throw new NotUnderstood('expected two files')
      const trace = simulate(readScenario([file]))
      writeBytes(target, writeCapture(trace))
      return `${target}: ${trace.segments.length} segments`
    },
  },
  read: {
    usage: 'read IN.pcap|IN.pcapng [CONNECTION]',
    run: ([file, number = '1', ...rest]) => {
      if (file === undefined || rest.length > 0) throw new NotUnderstood('expected one file')
      const capture = readCapture(readBytes(file))
      if (!capture.ok) throw new NotUnderstood(`${file}: ${readErrorText(capture)}`)
      const report = captureReport(capture, Number(number))
      if (report) return JSON.stringify(report, null, 1)
      throw new NotUnderstood(`${file}: no connection ${number}; it has ${capture.connections.length}`)
    },
  },
  matrix: {
    usage: 'matrix rfc9293|linux',
    run: ([profile, ...rest]) => {
      if ((profile !== 'rfc9293' && profile !== 'linux') || rest.length > 0) {
        throw new NotUnderstood('expected rfc9293 or linux')
      }
      const rows = matrix(profile).map((row) => JSON.stringify(row))
      return `[\n${rows.join(',\n')}\n]`
    },
  },
  packetdrill: {
    usage: 'packetdrill FILE.pkt',
    run: ([file, ...rest]) => {
      if (file === undefined || rest.length > 0) throw new NotUnderstood('expected one file')
      const outcome = runScript(readText(file))
      const text = `${file}: ${outcomeText(outcome)}`
      if (outcome.status === 'failed') throw new Failed(text)
      if (outcome.status === 'unsupported') throw new NotUnderstood(text)
      return text
    },
  },
}

/** Input that cannot be used; the message is one line. */
class NotUnderstood extends Error {}

/** A run that did not go as expected; the message is its result, one line. */
class Failed extends Error {}

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

function readBytes(file: string): Uint8Array {
  const { maxBytes } = defaultLimits
  try {
    // The size is looked at first, as a file too large is not to fill the memory.
    const { size } = statSync(file)
    if (size <= maxBytes) return readFileSync(file)
    const tooLarge = readError('file-too-large', maxBytes, { bytes: size, limit: maxBytes })
    throw new NotUnderstood(`${file}: ${readErrorText(tooLarge)}`)
  } catch (error) {
    throw error instanceof NotUnderstood ? error : new NotUnderstood(`${file}: cannot be read`)
  }
}

function writeBytes(file: string, bytes: Uint8Array): void {
  try {
    writeFileSync(file, bytes)
  } catch {
    throw new NotUnderstood(`${file}: cannot be written`)
  }
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new NotUnderstood(`${file}: is not JSON`)
  }
}

/** The exit code: 0, 1 for a script whose expectations were not met, or 2 for input that was not understood. */
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
    if (error instanceof Failed) {
      out(error.message)
      return 1
    }
    if (!(error instanceof NotUnderstood)) throw error
    err(error.message)
    return 2
  }
}

if (process.argv[1] && import.meta.url === new URL(process.argv[1], 'file:').href) {
  process.exitCode = main(process.argv.slice(2), console.log, console.error)
}
