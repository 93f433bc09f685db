import type { Call, Host, NetworkAct, Scenario } from '../tcp/scenario.ts'
import { callText } from './call.ts'

/** What made one scenario into the next, for the name of what undo and redo would do. */
export interface Change {
  code: 'call' | NetworkAct['do'] | `no-${NetworkAct['do']}` | 'reset' | 'other'
  values: { host: Host; call: string; nth: number }
}

export function changeBetween(before: Scenario, after: Scenario, first: Scenario): Change {
  const values = { host: 'client' as Host, call: '', nth: 0 }
  const called = beyond<Call>(after.script, before.script)
  const acted = beyond<NetworkAct>(after.network, before.network)
  const undone = beyond<NetworkAct>(before.network, after.network)
  if (after === first) return { code: 'reset', values }
  if (called) return { code: 'call', values: { ...values, host: called.host, call: callText(called) } }
  const act = acted ?? undone
  if (!act) return { code: 'other', values }
  const named = { ...values, host: 'from' in act ? act.from : values.host, nth: 'nth' in act ? act.nth : 0 }
  return { code: acted ? act.do : `no-${act.do}`, values: named }
}

/** The entry that only the first list has. Entries that stay are the same objects. */
const beyond = <Entry>(more: readonly Entry[], fewer: readonly Entry[]): Entry | undefined =>
  more.find((entry) => !fewer.includes(entry))
