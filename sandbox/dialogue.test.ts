import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type UtteranceCode, utterance } from '../tcp/dialogue.ts'
import type { Scenario } from '../tcp/scenario.ts'
import { simulate } from '../tcp/simulate.ts'
import type { Trace, TraceSegment } from '../tcp/trace.ts'

const places = ['content/scenarios/', 'content/lessons/', 'tcp/recordings/']
const files = places.flatMap((place) =>
  readdirSync(place, { recursive: true, encoding: 'utf8' }).flatMap((file) =>
    file.endsWith('.json') ? [place + file] : [],
  ),
)
const runs = files.flatMap((file): [string, Trace][] => {
  const content = JSON.parse(readFileSync(file, 'utf8')) as { scenario?: Scenario } & Scenario
  const scenario = content.scenario ?? content
  return scenario.script ? [[file, simulate(scenario)]] : []
})

const acknowledges = /^(ack-of|last-ack|duplicate-ack|challenge-ack|keepalive-probe|window)/
const wanted = ({ flags, len }: TraceSegment): RegExp => {
  if (flags.includes('RST')) return /^rst-/
  if (flags.includes('SYN')) return /^syn/
  if (flags.includes('FIN')) return /^(second-)?fin/
  return len > 0 ? /^(data|window-probe|keepalive-probe)/ : acknowledges
}

describe.each(runs)('what the segments of %s say', (_, trace) => {
  const said = trace.segments.map((segment) => ({ segment, code: utterance(trace, segment.id).code }))
  const own = said.filter(({ segment }) => !segment.forged && !segment.duplicate)

  test('fits their flags: only a FIN ends a direction, only an ACK merely acknowledges', () => {
    for (const { segment, code } of own) expect(code, `${segment.id} ${segment.flags}`).toMatch(wanted(segment))
  })

  test('names the FIN of the other side only when that has been sent before', () => {
    const ofFin: UtteranceCode[] = ['ack-of-fin', 'last-ack', 'fin-and-ack-of-fin', 'second-fin']
    for (const { segment, code } of own) {
      if (!ofFin.includes(code)) continue
      const fins = trace.segments.filter(
        ({ id, from, flags }) => id < segment.id && from !== segment.from && flags.includes('FIN'),
      )
      expect(fins.length, `${segment.id} ${code}`).toBeGreaterThan(0)
    }
  })

  test('says "again" of what was sent before, and of nothing else', () => {
    for (const { segment, code } of own)
      if (/^(syn|syn-ack|fin|data)(-again)?$/.test(code))
        expect(code.endsWith('-again'), `${segment.id} ${code}`).toBe(segment.retransmission === true)
  })
})

test('there are scenarios to hold this against', () => {
  expect(runs.length).toBeGreaterThan(40)
})
