import { describe, expect, test } from 'vitest'
import en from '../content/messages/sandbox.en.json'
import zh from '../content/messages/sandbox.zh.json'
import { utteranceCodes } from '../tcp/dialogue.ts'
import type { TimerName } from '../tcp/trace.ts'
import type { Change } from './change.ts'
import { type Obstacle, segmentActions } from './edits.ts'
import type { ClauseCode } from './tell.ts'

const timers: Record<TimerName, true> = {
  RTO: true,
  TLP: true,
  DELAYED_ACK: true,
  TIME_WAIT: true,
  FIN_WAIT_2: true,
  PERSIST: true,
  KEEPALIVE: true,
  LINGER: true,
  REORDER: true,
}
const obstacles: Record<Obstacle, true> = {
  'run-over': true,
  'no-connection': true,
  'not-open': true,
  'not-accepted': true,
  closed: true,
  'finished-sending': true,
  forged: true,
  'lost-anyway': true,
  given: true,
  listening: true,
  'not-listening': true,
  'has-connection': true,
}

const changes: Record<Change['code'], true> = {
  call: true,
  drop: true,
  'no-drop': true,
  delay: true,
  'no-delay': true,
  duplicate: true,
  'no-duplicate': true,
  cut: true,
  'no-cut': true,
  restore: true,
  'no-restore': true,
  forge: true,
  'no-forge': true,
  reset: true,
  other: true,
}

const clauses: Record<ClauseCode, true> = {
  call: true,
  'arrive-accepted': true,
  'arrive-ignored': true,
  'arrive-unacceptable': true,
  send: true,
  'send-lost': true,
  'send-again': true,
  'send-again-lost': true,
  lost: true,
  state: true,
  timer: true,
  fails: true,
  returns: true,
  'end-of-stream': true,
  cut: true,
  restore: true,
}

describe.each(Object.entries({ en, zh }))('the texts in %s', (_, texts) => {
  test('have a sentence for everything that a segment can say, and for nothing else', () => {
    expect(Object.keys(texts.dialogue).sort()).toEqual([...utteranceCodes].sort())
  })

  test('have a clause for everything that can happen in a step', () => {
    expect(Object.keys(texts.tell).sort()).toEqual(Object.keys(clauses).sort())
  })

  test('name every timer and every reason why something is not possible', () => {
    expect(Object.keys(texts.timer).sort()).toEqual(Object.keys(timers).sort())
    expect(Object.keys(texts.obstacle).sort()).toEqual(Object.keys(obstacles).sort())
  })

  test('name every change that can be undone', () => {
    expect(Object.keys(texts.change).sort()).toEqual(Object.keys(changes).sort())
  })

  test('have a button for everything that can be done to a segment, and for taking it back', () => {
    expect(Object.keys(texts.act).sort()).toEqual([...segmentActions].sort())
    for (const act of Object.values(texts.act))
      expect(Object.keys(act).sort()).toEqual(['do', 'do-to', 'undo', 'undo-to'])
  })

  test('never let an acknowledgement agree to something or ask for something', () => {
    const acks = Object.entries(texts.dialogue).filter(([code]) =>
      /^(ack|last-ack|duplicate-ack|challenge-ack)/.test(code),
    )
    expect(acks.length).toBeGreaterThan(6)
    for (const [, sentence] of acks) expect(sentence).not.toMatch(/[?？]|agree|accept your|allow|同意|可以|请/)
  })

  test('begin the name of a button that acts with the words that are seen on it', () => {
    for (const act of Object.values(texts.act)) {
      expect(act['do-to'].startsWith(act.do)).toBe(true)
      expect(act['undo-to'].startsWith(act.undo)).toBe(true)
    }
  })
})
