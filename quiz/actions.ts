import type { Call, NetworkAct } from '../tcp/scenario.ts'

/** What a learner may add to the scenario that a challenge starts with. */
export const actions = [
  'drop',
  'delay',
  'duplicate',
  'cut',
  'forge',
  'listen',
  'accept',
  'connect',
  'send',
  'receive',
  'shutdown',
  'close',
  'abort',
  'keepalive',
  'crash',
  'reboot',
] as const
export type Action = (typeof actions)[number]

/**
 * A close with linger options may abort the connection: another action than a plain close. Who may cut the cable may
 * restore it.
 */
export function actionOf(entry: Call | NetworkAct): string {
  if (entry.do === 'close' && (entry.lingerMs ?? entry.linger2Ms) !== undefined) return 'abort'
  return entry.do === 'restore' ? 'cut' : entry.do
}
