import type { Localized } from '@/content/locale'
import type { Scenario } from '../../tcp/scenario.ts'
import { loadEngine, remember } from '../engine.ts'
import type { Place } from './address.ts'
import { type PackedTrace, unpackTrace } from './packed-trace.ts'

/** A scenario of the library as the embedded page gets it: with its trace, so that it can be shown without the engine. */
export interface EmbeddedRun {
  title: Localized
  scenario: Scenario
  trace: PackedTrace
}

export type Opened =
  | { kind: 'run'; scenario: Scenario; title: string; step: number }
  | { kind: 'problem'; code: 'nothing' | 'unknown' | 'newer' | 'damaged' | 'offline' }

/** What the address names, or why it cannot be shown. */
export async function open(place: Place, hash: string, locale: keyof Localized): Promise<Opened> {
  try {
    if (place.kind === 'nothing') return { kind: 'problem', code: 'nothing' }
    return place.kind === 'library' ? await openLibrary(place.slug, place.step, locale) : await openShared(hash)
  } catch {
    return { kind: 'problem', code: 'offline' }
  }
}

async function openLibrary(slug: string, step: number, locale: keyof Localized): Promise<Opened> {
  const answer = await fetch(new URL(`runs/${slug}.json`, import.meta.url))
  if (!answer.ok) return { kind: 'problem', code: 'unknown' }
  const { title, scenario, trace } = (await answer.json()) as EmbeddedRun
  remember(scenario, unpackTrace(trace))
  return { kind: 'run', scenario, title: title[locale], step }
}

async function openShared(hash: string): Promise<Opened> {
  const [{ readHash }] = await Promise.all([import('../workbench/share-link.ts'), loadEngine()])
  const opened = await readHash(hash)
  if (opened.kind === 'shared') return { ...opened, kind: 'run' }
  const newer = opened.kind === 'problem' && opened.code === 'newer'
  return { kind: 'problem', code: newer ? 'newer' : 'damaged' }
}
