import type { Rule } from '../trace.ts'

/** Where each rule comes from: RFC and section, and the function of Linux that decides. */
const sources = {
  // calls
  activeOpen: ['9293 3.10.1'],
  passiveOpen: ['9293 3.10.1'],
  send: ['9293 3.10.2'],
  receive: ['9293 3.10.3'],
  close: ['9293 3.10.4', '__tcp_close'],
  closeWithUnreadData: ['9293 3.6.1', '__tcp_close'],
  abort: ['9293 3.10.5', 'tcp_disconnect'],
  linger: ['9293 3.10.4', 'sk_stream_wait_close'],
  crash: ['9293 3.5.1'],
  listenerClosed: ['9293 3.10.4', 'inet_csk_listen_stop'],
  tooManyOrphans: ['9293 3.10.4', 'tcp_check_oom'],
  portReuse: ['6191 2', 'tcp_twsk_unique'],
  // arrival
  noConnection: ['9293 3.10.7.1', 'tcp_v4_send_reset'],
  listen: ['9293 3.10.7.2'],
  synSent: ['9293 3.10.7.3', 'tcp_rcv_synsent_state_process'],
  synAgainAtOnce: ['9293 3.10.7.3', 'tcp_rcv_synsent_state_process'],
  paws: ['7323 5.3', 'tcp_validate_incoming'],
  unacceptable: ['9293 3.10.7.4 step 1', 'tcp_sequence'],
  reset: ['9293 3.10.7.4 step 2', 'tcp_reset'],
  challengeAck: ['5961 3.2', 'tcp_send_challenge_ack'],
  synChallenge: ['9293 3.10.7.4 step 4', 'tcp_send_challenge_ack'],
  synInSynReceived: ['9293 3.10.7.4 step 4', 'tcp_check_req'],
  noAckBit: ['9293 3.10.7.4 step 5'],
  acknowledgement: ['9293 3.10.7.4 step 5', 'tcp_ack'],
  text: ['9293 3.10.7.4 step 7', 'tcp_data_queue'],
  dataAfterClose: ['9293 3.6.1', 'tcp_rcv_state_process'],
  fin: ['9293 3.10.7.4 step 8', 'tcp_fin'],
  outOfOrder: ['9293 3.10.7.4 step 1', 'tcp_data_queue_ofo'],
  timeWaitRestart: ['9293 3.10.7.4 step 8', 'tcp_timewait_state_process'],
  synInTimeWait: ['6191 2', 'tcp_timewait_state_process'],
  resetInTimeWait: ['1337 3', 'tcp_timewait_state_process'],
  ackInTimeWait: ['9293 3.10.7.4 step 5', 'tcp_timewait_state_process'],
  orphanInFinWait2: ['9293 3.10.7.4 step 5', 'tcp_timewait_state_process'],
  // timers
  retransmission: ['6298 5', 'tcp_retransmit_timer'],
  tailLossProbe: ['8985 7', 'tcp_send_loss_probe'],
  lossDetected: ['8985 6.2', 'tcp_rack_detect_loss'],
  fastRetransmit: ['5681 3.2', 'tcp_fastretrans_alert'],
  userTimeout: ['9293 3.8.3', 'tcp_write_timeout'],
  delayedAck: ['9293 3.8.6.3', 'tcp_delack_timer'],
  timeWaitOver: ['9293 3.10.8', 'tw_timer_handler'],
  timeWaitOverflow: ['9293 3.6.1', 'tcp_time_wait'],
  finWait2Over: ['9293 3.10.7.4 step 5', 'tcp_time_wait'],
  windowProbe: ['9293 3.8.6.1', 'tcp_send_probe0'],
  keepalive: ['9293 3.8.4', 'tcp_keepalive_timer'],
} satisfies Record<string, [rfc: string, linux?: string]>

type Name = keyof typeof sources

/** Why something happened. The ids, `time-wait-over` for `timeWaitOver`, are stable: views and questions refer to them. */
export const rules = Object.fromEntries(
  Object.entries(sources).map(([name, [rfc, linux]]: [string, [string, string?]]): [string, Rule] => [
    name,
    {
      id: name.replace(/[A-Z]|\d+/g, (part) => `-${part.toLowerCase()}`),
      rfc: `RFC ${rfc}`,
      ...(linux ? { linux } : {}),
    },
  ]),
) as Record<Name, Rule>
