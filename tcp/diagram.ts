import type { State } from './trace.ts'

/** What makes a connection change its state. The words belong to the view. */
export const edgeEvents = [
  'passive-open',
  'active-open',
  'send',
  'close',
  'abort',
  'rcv-syn',
  'rcv-syn-ack',
  'rcv-ack-of-syn',
  'rcv-fin',
  'rcv-ack-of-fin',
  'rcv-fin-and-ack-of-fin',
  'rcv-rst',
  'rcv-data-after-close',
  'timeout-2msl',
  'timeout-user',
  'timeout-fin-wait-2',
] as const
export type EdgeEvent = (typeof edgeEvents)[number]

export const edgeActions = [
  'create-tcb',
  'delete-tcb',
  'snd-syn',
  'snd-syn-ack',
  'snd-ack',
  'snd-fin',
  'snd-rst',
  'none',
] as const
export type EdgeAction = (typeof edgeActions)[number]

export interface Edge {
  from: State
  to: State
  event: EdgeEvent
  action: EdgeAction
  /** Where the RFC says so. */
  rfc: string
  /**
   * `figure`: drawn in RFC 9293 figure 5. `note`: left out of it, see its notes. `sockets`: in the figure, but no socket
   * call does it. `linux`: only Linux does it.
   */
  kind: 'figure' | 'note' | 'sockets' | 'linux'
}

const edge = (
  from: State,
  to: State,
  event: EdgeEvent,
  action: EdgeAction,
  rfc: string,
  kind: Edge['kind'] = 'figure',
): Edge => ({ from, to, event, action, rfc: `RFC ${rfc}`, kind })

/** The state diagram of a connection: RFC 9293 figure 5, and what its three notes leave out. */
export const edges: readonly Edge[] = [
  edge('CLOSED', 'LISTEN', 'passive-open', 'create-tcb', '9293 3.10.1'),
  edge('CLOSED', 'SYN_SENT', 'active-open', 'snd-syn', '9293 3.10.1'),
  edge('LISTEN', 'CLOSED', 'close', 'delete-tcb', '9293 3.10.4'),
  edge('LISTEN', 'SYN_SENT', 'send', 'snd-syn', '9293 3.10.2', 'sockets'),
  edge('LISTEN', 'SYN_RECEIVED', 'rcv-syn', 'snd-syn-ack', '9293 3.10.7.2'),
  edge('SYN_SENT', 'CLOSED', 'close', 'delete-tcb', '9293 3.10.4'),
  edge('SYN_SENT', 'SYN_RECEIVED', 'rcv-syn', 'snd-syn-ack', '9293 3.10.7.3'),
  edge('SYN_SENT', 'ESTABLISHED', 'rcv-syn-ack', 'snd-ack', '9293 3.10.7.3'),
  edge('SYN_RECEIVED', 'LISTEN', 'rcv-rst', 'none', '9293 3.10.7.4 step 2'),
  edge('SYN_RECEIVED', 'ESTABLISHED', 'rcv-ack-of-syn', 'none', '9293 3.10.7.4 step 5'),
  edge('SYN_RECEIVED', 'FIN_WAIT_1', 'close', 'snd-fin', '9293 3.10.4'),
  edge('ESTABLISHED', 'FIN_WAIT_1', 'close', 'snd-fin', '9293 3.10.4'),
  edge('ESTABLISHED', 'CLOSE_WAIT', 'rcv-fin', 'snd-ack', '9293 3.10.7.4 step 8'),
  edge('FIN_WAIT_1', 'FIN_WAIT_2', 'rcv-ack-of-fin', 'none', '9293 3.10.7.4 step 5'),
  edge('FIN_WAIT_1', 'CLOSING', 'rcv-fin', 'snd-ack', '9293 3.10.7.4 step 8'),
  edge('FIN_WAIT_2', 'TIME_WAIT', 'rcv-fin', 'snd-ack', '9293 3.10.7.4 step 8'),
  edge('CLOSE_WAIT', 'LAST_ACK', 'close', 'snd-fin', '9293 3.10.4'),
  edge('CLOSING', 'TIME_WAIT', 'rcv-ack-of-fin', 'none', '9293 3.10.7.4 step 5'),
  edge('LAST_ACK', 'CLOSED', 'rcv-ack-of-fin', 'none', '9293 3.10.7.4 step 5'),
  edge('TIME_WAIT', 'CLOSED', 'timeout-2msl', 'delete-tcb', '9293 3.10.8'),

  // Note 2: one segment does both.
  edge('FIN_WAIT_1', 'TIME_WAIT', 'rcv-fin-and-ack-of-fin', 'snd-ack', '9293 3.10.7.4 step 8', 'note'),

  // Note 3: resets.
  edge('SYN_SENT', 'CLOSED', 'rcv-rst', 'delete-tcb', '9293 3.10.7.3', 'note'),
  ...(['SYN_RECEIVED', 'ESTABLISHED', 'FIN_WAIT_1', 'FIN_WAIT_2', 'CLOSE_WAIT'] as const).flatMap((from) => [
    edge(from, 'CLOSED', 'rcv-rst', 'delete-tcb', '9293 3.10.7.4 step 2', 'note'),
    edge(from, 'CLOSED', 'abort', 'snd-rst', '9293 3.10.5', 'note'),
  ]),
  ...(['CLOSING', 'LAST_ACK', 'TIME_WAIT'] as const).map((from) =>
    edge(from, 'CLOSED', 'rcv-rst', 'delete-tcb', '9293 3.10.7.4 step 2', 'note'),
  ),
  ...(['CLOSING', 'LAST_ACK', 'SYN_SENT'] as const).map((from) =>
    edge(from, 'CLOSED', 'abort', 'delete-tcb', '9293 3.10.5', 'note'),
  ),
  ...(['FIN_WAIT_1', 'FIN_WAIT_2'] as const).map((from) =>
    edge(from, 'CLOSED', 'rcv-data-after-close', 'snd-rst', '9293 3.6.1', 'note'),
  ),

  // The user timeout ends whatever waits for an acknowledgement.
  ...(['SYN_SENT', 'SYN_RECEIVED', 'ESTABLISHED', 'FIN_WAIT_1', 'CLOSE_WAIT', 'CLOSING', 'LAST_ACK'] as const).map(
    (from) => edge(from, 'CLOSED', 'timeout-user', 'delete-tcb', '9293 3.10.8', 'note'),
  ),

  edge('FIN_WAIT_2', 'CLOSED', 'timeout-fin-wait-2', 'delete-tcb', '9293 3.6.1', 'linux'),
  edge('SYN_RECEIVED', 'CLOSED', 'rcv-syn', 'snd-rst', '9293 3.10.7.4 step 4', 'linux'),
]

/** What figure 5 shows. */
export const figure5 = edges.filter(({ kind }) => kind === 'figure' || kind === 'sockets')
