import type { Connection } from '../engine/connection.ts'
import type { State } from '../trace.ts'

/** The states as the headers of Linux number them, under the names that scripts use. */
export const stateNumbers: Record<string, number> = {
  TCP_ESTABLISHED: 1,
  TCP_SYN_SENT: 2,
  TCP_SYN_RECV: 3,
  TCP_FIN_WAIT1: 4,
  TCP_FIN_WAIT2: 5,
  TCP_TIME_WAIT: 6,
  TCP_CLOSE: 7,
  TCP_CLOSE_WAIT: 8,
  TCP_LAST_ACK: 9,
  TCP_LISTEN: 10,
  TCP_CLOSING: 11,
}

const linuxNames: Record<State, string> = {
  CLOSED: 'TCP_CLOSE',
  LISTEN: 'TCP_LISTEN',
  SYN_SENT: 'TCP_SYN_SENT',
  SYN_RECEIVED: 'TCP_SYN_RECV',
  ESTABLISHED: 'TCP_ESTABLISHED',
  FIN_WAIT_1: 'TCP_FIN_WAIT1',
  FIN_WAIT_2: 'TCP_FIN_WAIT2',
  CLOSE_WAIT: 'TCP_CLOSE_WAIT',
  CLOSING: 'TCP_CLOSING',
  LAST_ACK: 'TCP_LAST_ACK',
  TIME_WAIT: 'TCP_TIME_WAIT',
}

export const stateName = (state: State) => linuxNames[state]

/** What TCP_INFO tells of a connection, as far as the engine knows it; times in microseconds as in Linux. */
export function tcpInfo(connection: Connection | null, state: State): Record<string, number> {
  const known = { ...stateNumbers, tcpi_state: stateNumbers[linuxNames[state]]! }
  if (!connection) return known
  return {
    ...known,
    tcpi_rto: Math.round(connection.rto * 1000),
    tcpi_rtt: Math.round((connection.srtt ?? 0) * 1000),
    tcpi_rttvar: Math.round(connection.rttvar * 1000),
    tcpi_retransmits: connection.timeouts,
    tcpi_unacked: connection.flight.length,
    tcpi_probes: Math.max(connection.unansweredProbes, connection.keepaliveProbes),
    tcpi_snd_cwnd: Math.floor(connection.cwnd),
    tcpi_snd_mss: connection.mss,
  }
}

/** The names that a condition may use. */
export const infoNames = new Set([
  ...Object.keys(stateNumbers),
  'tcpi_state',
  'tcpi_rto',
  'tcpi_rtt',
  'tcpi_rttvar',
  'tcpi_retransmits',
  'tcpi_unacked',
  'tcpi_probes',
  'tcpi_snd_cwnd',
  'tcpi_snd_mss',
])
