import { describe, expect, test } from 'vitest'
import en from '../../content/messages/bench.en.json'
import zh from '../../content/messages/bench.zh.json'
import { edgeActions, edgeEvents, edges } from '../../tcp/diagram.ts'
import { eventKinds } from './next-event.ts'

describe.each(Object.entries({ en, zh }))('the texts of the bench in %s', (_, texts) => {
  test('name every event and action of the diagram, and nothing else', () => {
    expect(Object.keys(texts.event).sort()).toEqual([...edgeEvents].sort())
    expect(Object.keys(texts.action).sort()).toEqual([...edgeActions].sort())
    expect(Object.keys(texts.drawn).sort()).toEqual([...new Set(edges.map(({ kind }) => kind))].sort())
  })

  test('name every kind of event that one can jump to', () => {
    expect(Object.keys(texts.pace.kind).sort()).toEqual([...eventKinds].sort())
  })

  test('explain every look of a segment', () => {
    for (const look of ['plain', 'lost', 'again', 'late', 'copy', 'forged']) expect(texts.legend).toHaveProperty(look)
  })
})
