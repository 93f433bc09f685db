import type { Unknown } from './unknowns.ts'
import type { Verdict } from './verdict.ts'

/** The verdict as an English sentence, for the command line. */
export function verdictText(verdict: Verdict): string {
  switch (verdict.code) {
    case 'closed-by-four': {
      const between = verdict.octets > 0 ? ` In between it was half-closed for ${octets(verdict.octets)} of data.` : ''
      return `Closed by four waves: FIN, ACK, FIN, ACK; the ${verdict.host} closed first.${between}`
    }
    case 'closed-by-three':
      return `Closed by three segments: the ACK of the first FIN came with the second FIN; the ${verdict.host} closed first.`
    case 'closed-simultaneously':
      return 'Closed from both sides at once: the two FINs crossed.'
    case 'aborted-by':
      return `Aborted by the ${verdict.host}: it sent an RST, without a FIN before${inState(verdict.state)}.`
    case 'reset-after-close':
      return `Reset by the ${verdict.host} after it had sent its FIN${inState(verdict.state)}.`
    case 'refused':
      return `Refused by the ${verdict.host}: it answered the SYN with an RST.`
    case 'never-opened':
      return verdict.answered
        ? 'Never opened: the SYN was answered, but the last ACK of the opening is missing.'
        : `Never opened: ${times(verdict.tries, 'SYN')}, and no answer.`
    case 'still-open':
      return 'Still open when the capture ends: no FIN and no RST that took effect.'
    case 'fin-unanswered':
      return `Not closed: the FIN of the ${verdict.host} was seen ${count(verdict.copies)} and never acknowledged.`
    case 'half-closed':
      return `Half-closed when the capture ends: the ${verdict.host} got a FIN and went on to send ${octets(verdict.octets)} of data.`
    case 'never-closed-by':
      return `Never closed by the ${verdict.host}: it acknowledged a FIN and sent none of its own in the ${verdict.forMs} ms that follow.`
    case 'last-ack-unseen':
      return `Both sides closed, but the last ACK is not seen: the FIN of the ${verdict.host} was sent ${count(verdict.copies)}.`
    case 'nothing-known':
      return 'Nothing is known of this connection: neither its opening nor its end was seen.'
  }
}

/** What a capture cannot tell, as an English sentence. */
export function unknownText({ code, host, state }: Unknown): string {
  switch (code) {
    case 'opening-not-seen':
      return 'The opening is not, or not wholly, in the capture; the connection is assumed to have been open.'
    case 'roles-guessed':
      return 'Which side is the client is guessed by the port numbers.'
    case 'segments-missing':
      return 'Some segments passed that are not in the capture.'
    case 'syn-arrival-unseen':
      return `Whether the SYN of the ${host} arrived is not known: nothing acknowledges it.`
    case 'fin-arrival-unseen':
      return `Whether the FIN of the ${host} arrived is not known: nothing acknowledges it.`
    case 'close-or-shutdown':
      return `Whether the ${host} called close() or shutdown() is not known: both send the same FIN.`
    case 'last-ack-arrival-unseen':
      return `Whether the last ACK reached the ${host} is not known; it did not repeat its FIN.`
    case 'time-wait-end-unseen':
      return `When TIME_WAIT of the ${host} ends is not known: no segment tells.`
    case 'final-state-unseen':
      return `What became of the ${host} after ${state} is not known: the capture ends.`
    case 'abort-or-no-connection':
      return `Whether the ${host} aborted or had no connection any more is not known: its RST has no ACK, as in both cases.`
    case 'reset-effect-unseen':
      return `Whether an RST of the ${host} took effect is not known.`
    case 'reset-in-time-wait':
      return `Whether the RST ended TIME_WAIT of the ${host} is not known: RFC 1337 says to ignore it.`
    case 'clock-ran-backwards':
      return 'The times in the file run backwards in places; they were held there.'
  }
}

const octets = (number: number) => `${number} ${number === 1 ? 'octet' : 'octets'}`
const times = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`
const count = (number: number) => (number === 1 ? 'once' : `${number} times`)
const inState = (state: string) => (state === 'CLOSED' ? '' : `, in ${state}`)
