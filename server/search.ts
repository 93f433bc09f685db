import 'server-only'
import { sectionsOf } from '../content/lesson-text.ts'
import type { Locale } from '../content/locale.ts'
import { course, type LessonSource, lessonText } from './course.ts'
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
  return sectionsOf(lessonText(folder, locale)).map((section) =>
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
