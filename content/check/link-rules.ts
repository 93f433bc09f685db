import { isLocale } from '../locale.ts'
import type { LessonUnderCheck } from './lesson.ts'
import { readPage } from './page.ts'
import type { Files, Problem } from './problem.ts'

/** Pages that a lesson may lead to, besides other lessons. */
const pages = /^(sandbox|captures|lab|conformance(\/[\w-]+)?|glossary|myths(\/[\w-]+)?|interview(\/[\w-]+)?)$/

/** A link leads to another site by https, or to a page of this one in the language of the text. */
export function linkProblems(files: Files, lessons: readonly LessonUnderCheck[]): Problem[] {
  const slugs = lessons.map(({ slug }) => slug)
  return [...files].flatMap(([file, text]) => {
    const [, locale] = /^lessons\/[^/]+\/lesson\.(\w+)\.mdx$/.exec(file) ?? []
    if (!isLocale(locale)) return []
    return readPage(file, text).pieces.flatMap(({ kind, name, line }): Problem[] => {
      if (kind !== 'link') return []
      const fault = faultOf(name, locale, slugs)
      return fault ? [{ file, line, text: fault }] : []
    })
  })
}

function faultOf(link: string, locale: string, slugs: readonly string[]): string | null {
  if (/^https:\/\/[^\s/]+\.\w+(\/|$)/.test(link)) return null
  const [path = ''] = link.split('#')
  if (!path.startsWith(`/${locale}/`)) return `"${link}"; expected a link to https:// or to a page below /${locale}/`
  const page = path.slice(`/${locale}/`.length)
  const [, slug] = /^lessons\/(.+)$/.exec(page) ?? []
  if (slug) return slugs.includes(slug) ? null : `"${link}"; there is no lesson "${slug}"`
  return pages.test(page) ? null : `"${link}"; there is no such page`
}
