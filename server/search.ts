import 'server-only'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sectionsOf } from '../content/lesson-text.ts'
import type { Locale } from '../content/locale.ts'
import { course, type LessonSource } from './course.ts'
import { glossary } from './glossary.ts'

/** All that can be found in one language. Of a question only what everybody may read: its prompt. */
export function searchDocuments(locale: Locale) {
  return [
    ...course().flatMap((lesson) => [...sections(lesson, locale), ...topics(lesson, locale)]),
    ...glossary().map(({ slug, term, text }) => ({
      kind: 'term' as const,
      path: `glossary#${slug}`,
      title: term[locale],
      text: text[locale],
    })),
  ]
}

function sections({ folder, slug, front }: LessonSource, locale: Locale) {
  const { title, summary } = front[locale]
  const file = join(/*turbopackIgnore: true*/ process.cwd(), 'content', 'lessons', folder, `lesson.${locale}.mdx`)
  return sectionsOf(readFileSync(file, 'utf8')).map((section) =>
    section.anchor
      ? {
          kind: 'lesson' as const,
          path: `lessons/${slug}#${section.anchor}`,
          title: section.title,
          place: title,
          text: section.text,
        }
      : { kind: 'lesson' as const, path: `lessons/${slug}`, title, text: `${summary} ${section.text}` },
  )
}

const topics = ({ slug, front, questions }: LessonSource, locale: Locale) =>
  questions.map(({ id, prompt }) => ({
    kind: 'question' as const,
    path: `lessons/${slug}#${id}`,
    title: prompt[locale].replaceAll('`', ''),
    place: front[locale].title,
    text: '',
  }))
