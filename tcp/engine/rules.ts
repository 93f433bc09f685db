import type { Rule } from '../trace.ts'

const rule = (id: string, rfc: string, linux?: string): Rule => ({ id, rfc: `RFC ${rfc}`, ...(linux ? { linux } : {}) })

/** Why something happened. The ids are stable: views and questions refer to them. */
export const rules = {
  // calls
  activeOpen: rule('active-open', '9293 3.10.1'),
  passiveOpen: rule('passive-open', '9293 3.10.1'),
  send: rule('send', '9293 3.10.2'),
  receive: rule('receive', '9293 3.10.3'),
  close: rule('close', '9293 3.10.4', '__tcp_close'),
  closeUnread: rule('close-with-unread-data', '9293 3.6.1', '__tcp_close'),
  abort: rule('abort', '9293 3.10.5', 'tcp_disconnect'),
  linger: rule('linger', '9293 3.10.4', 'sk_stream_wait_close'),
  crash: rule('crash', '9293 3.5.1'),
  listenerClosed: rule('listener-closed', '9293 3.10.4', 'inet_csk_listen_stop'),
  tooManyOrphans: rule('too-many-orphans', '9293 3.10.4', 'tcp_check_oom'),
  portReuse: rule('port-reuse', '6191 2', 'tcp_twsk_unique'),
  // arrival
  noConnection: rule('no-connection', '9293 3.10.7.1', 'tcp_v4_send_reset'),
  listen: rule('listen', '9293 3.10.7.2'),
  synSent: rule('syn-sent', '9293 3.10.7.3', 'tcp_rcv_synsent_state_process'),
  synAgain: rule('syn-again-at-once', '9293 3.10.7.3', 'tcp_rcv_synsent_state_process'),
  paws: rule('paws', '7323 5.3', 'tcp_validate_incoming'),
  unacceptable: rule('unacceptable', '9293 3.10.7.4 step 1', 'tcp_sequence'),
  reset: rule('reset', '9293 3.10.7.4 step 2', 'tcp_reset'),
  challenge: rule('challenge-ack', '5961 3.2', 'tcp_send_challenge_ack'),
  synChallenge: rule('syn-challenge', '9293 3.10.7.4 step 4', 'tcp_send_challenge_ack'),
  synInSynReceived: rule('syn-in-syn-received', '9293 3.10.7.4 step 4', 'tcp_check_req'),
  noAck: rule('no-ack-bit', '9293 3.10.7.4 step 5'),
  acknowledged: rule('acknowledgement', '9293 3.10.7.4 step 5', 'tcp_ack'),
  text: rule('text', '9293 3.10.7.4 step 7', 'tcp_data_queue'),
  dataAfterClose: rule('data-after-close', '9293 3.6.1', 'tcp_rcv_state_process'),
  fin: rule('fin', '9293 3.10.7.4 step 8', 'tcp_fin'),
  outOfOrder: rule('out-of-order', '9293 3.10.7.4 step 1', 'tcp_data_queue_ofo'),
  timeWaitRestart: rule('time-wait-restart', '9293 3.10.7.4 step 8', 'tcp_timewait_state_process'),
  timeWaitSyn: rule('syn-in-time-wait', '6191 2', 'tcp_timewait_state_process'),
  timeWaitReset: rule('reset-in-time-wait', '1337 3', 'tcp_timewait_state_process'),
  timeWaitAck: rule('ack-in-time-wait', '9293 3.10.7.4 step 5', 'tcp_timewait_state_process'),
  finWait2Orphan: rule('orphan-in-fin-wait-2', '9293 3.10.7.4 step 5', 'tcp_timewait_state_process'),
  // timers
  retransmission: rule('retransmission', '6298 5', 'tcp_retransmit_timer'),
  tailLossProbe: rule('tail-loss-probe', '8985 7', 'tcp_send_loss_probe'),
  lossDetected: rule('loss-detected', '8985 6.2', 'tcp_rack_detect_loss'),
  fastRetransmit: rule('fast-retransmit', '5681 3.2', 'tcp_fastretrans_alert'),
  userTimeout: rule('user-timeout', '9293 3.8.3', 'tcp_write_timeout'),
  delayedAck: rule('delayed-ack', '9293 3.8.6.3', 'tcp_delack_timer'),
  timeWaitOver: rule('time-wait-over', '9293 3.10.8', 'tw_timer_handler'),
  timeWaitOverflow: rule('time-wait-overflow', '9293 3.6.1', 'tcp_time_wait'),
  finWait2Over: rule('fin-wait-2-over', '9293 3.10.7.4 step 5', 'tcp_time_wait'),
  windowProbe: rule('window-probe', '9293 3.8.6.1', 'tcp_send_probe0'),
  keepalive: rule('keepalive', '9293 3.8.4', 'tcp_keepalive_timer'),
} as const
