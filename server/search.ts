import 'server-only'
import { sectionsOf } from '../content/lesson-text.ts'
import type { Locale } from '../content/locale.ts'
import { course, type LessonSource, lessonText } from './course.ts'
import { exerciseSets, listedExercises } from './exercises.ts'
import { glossary } from './glossary.ts'
import { interviewBank } from './interview-bank.ts'
import { questionPath } from './lessons.ts'
import { libraryEntries } from './library.ts'
import { myths } from './myths.ts'

/** All that can be found in one language. Of a question only what everybody may read: its prompt. */
export function searchDocuments(locale: Locale) {
  return [
    ...course().flatMap((lesson) => [...sections(lesson, locale), ...topics(lesson, locale)]),
    ...exerciseSets.flatMap((set) =>
      listedExercises(set, locale).map(({ slug, title, prompt }) => ({
        kind: 'question' as const,
        path: `interview/${set}/${slug}`,
        title: plain(title),
        text: plain(prompt),
      })),
    ),
    ...glossary().map(({ slug, term, text }) => ({
      kind: 'term' as const,
      path: `glossary#${slug}`,
      title: term[locale],
      text: text[locale],
    })),
    ...myths().map(({ slug, claim, correction, more }) => ({
      kind: 'myth' as const,
      path: `myths/${slug}`,
      title: plain(claim[locale]),
      text: plain(`${correction[locale]} ${more[locale]}`),
    })),
    ...interviewBank().map(({ slug, question, short }) => ({
      kind: 'interview' as const,
      path: `interview/${slug}`,
      title: plain(question[locale]),
      text: plain(short[locale]),
    })),
    ...libraryEntries().map(({ slug, title, sentence }) => ({
      kind: 'scenario' as const,
      path: `sandbox#v1.${slug}.0`,
      title: title[locale],
      text: plain(sentence[locale]),
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

function topics({ front, questions }: LessonSource, locale: Locale) {
  return questions.map(({ id, prompt }) => ({
    kind: 'question' as const,
    path: questionPath(id),
    title: plain(prompt[locale]),
    place: front[locale].title,
    text: '',
  }))
}

const plain = (text: string) => text.replaceAll('`', '')
