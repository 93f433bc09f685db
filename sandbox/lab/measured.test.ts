import { expect, test } from 'vitest'
import type { Recording } from '../../tcp/conformance.ts'
import activeClose from '../../tcp/recordings/active_close_4seg.json'
import delayed from '../../tcp/recordings/fin_ack_delayed.json'
import lost from '../../tcp/recordings/fin_lost.json'
import halfClose from '../../tcp/recordings/half_close_data.json'
import abort from '../../tcp/recordings/linger0_rst.json'
import piggyback from '../../tcp/recordings/piggyback_3seg.json'
import crossing from '../../tcp/recordings/simultaneous_close.json'
import { measuredCloses } from './measured.ts'

const measured = (recording: unknown) => measuredCloses([recording as Recording])

test('a recorded close is counted, and its ACK and FIN are timed from the arrival of the first FIN', () => {
  expect(measured(activeClose)).toMatchObject([{ segments: 4, ackAfterMs: 1, finAfterMs: 301, talked: false }])
  expect(measured(delayed)).toMatchObject([{ segments: 4, ackAfterMs: 48, finAfterMs: 300, talked: true }])
  expect(measured(piggyback)).toMatchObject([{ segments: 3, ackAfterMs: 0, finAfterMs: 0, talked: true }])
  expect(measured(halfClose)).toMatchObject([{ segments: 4, finAfterMs: 331, talked: false }])
})

test('an abort, a lost FIN and crossing FINs are not counted', () => {
  for (const recording of [abort, lost, crossing]) expect(measured(recording)).toEqual([])
})
