import { type Assertion, assertionsIn, namesIn } from './condition.ts'
import { type SysctlChange, sysctlsIn } from './configuration.ts'
import { unsupported } from './outcome.ts'
import type { ScriptEvent } from './script.ts'
import { isKnownCall } from './system-calls.ts'
import { infoNames } from './tcp-info.ts'

/** An event with all that can be understood before it happens. */
export interface Step {
  event: ScriptEvent
  settings: SysctlChange[]
  assertions: Assertion[]
}

/** What the engine has not got is found here, so that a script is refused before it runs. */
export function understand(event: ScriptEvent): Step {
  const { line, action } = event
  if (action.kind === 'call' && !isKnownCall(action.name)) throw unsupported(line, `the call ${action.name}()`)
  return {
    event,
    settings: action.kind === 'command' ? sysctlsIn(line, action.text) : [],
    assertions: action.kind === 'code' ? understandCode(line, action.text) : [],
  }
}

function understandCode(line: number, code: string): Assertion[] {
  try {
    const assertions = assertionsIn(code)
    const unknown = assertions.flatMap(({ text }) => namesIn(text)).find((name) => !infoNames.has(name))
    if (unknown !== undefined) throw unsupported(line, `${unknown} of TCP_INFO`)
    return assertions
  } catch (error) {
    throw error instanceof SyntaxError ? unsupported(line, error.message) : error
  }
}
