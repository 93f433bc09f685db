import type { Locale } from '@/content/locale'
import type { Recorded } from '../../tcp/recording.ts'
import type { Scenario } from '../../tcp/scenario.ts'

type InBoth = Record<Locale, string>

/** A scenario of the library as the browser gets it. */
export interface LibraryScenario {
  slug: string
  title: InBoth
  sentence: InBoth
  /** Slug of the lesson that explains it. */
  lesson: string
  scenario: Scenario
  /** What a kernel did in this scenario, and which. */
  recorded: { kernel: string; observed: Recorded } | null
}

/** Where a scenario of the library lies. */
export const libraryAddress = (locale: string, slug: string) => `/${locale}/sandbox/scenarios/${slug}`
