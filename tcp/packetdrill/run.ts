import { configurationOf, sysctlsIn } from './configuration.ts'
import { TooLong } from './endpoint.ts'
import { type Outcome, Stopped, unsupported } from './outcome.ts'
import { parseScript } from './parse.ts'
import { Player } from './player.ts'
import type { Command } from './script.ts'
import { understand } from './steps.ts'

/** Characters of a script that are read at most. */
const maxScript = 1_000_000

/**
 * Runs a packetdrill script against one endpoint of the engine: calls and inbound segments are done to it, what it sends and
 * returns is compared. Never throws.
 */
export function runScript(text: string): Outcome {
  let line = 1
  try {
    if (text.length > maxScript) throw unsupported(1, `more than ${maxScript} characters`)
    const script = parseScript(text)
    const configuration = configurationOf(script.flags)
    const steps = script.events.map(understand)
    // What is set behind the last event is for the next script; it is only checked.
    settingsOf(script.after)
    const player = new Player(configuration, settingsOf(script.before))
    for (const step of steps) {
      line = step.event.line
      player.play(step)
    }
    player.end()
    return { status: 'passed' }
  } catch (error) {
    if (error instanceof Stopped) return error.outcome
    if (error instanceof TooLong) return { status: 'unsupported', line, why: 'so much happening until this event' }
    throw error
  }
}

const settingsOf = (command: Command | null) => (command ? sysctlsIn(command.line, command.text) : [])
