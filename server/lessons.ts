import 'server-only'
import type { Frontmatter } from '../content/frontmatter.ts'
import { figuresIn, practiceIn, sectionsOf } from '../content/lesson-text.ts'
import { defaultLocale, type Locale } from '../content/locale.ts'
import type { Scenario } from '../tcp/scenario.ts'
import { course, lessonText } from './course.ts'

/** A lesson as pages list it. */
export interface Lesson extends Frontmatter {
  number: number
  slug: string
  folder: string
  /** In the order of the question file. */
  questionIds: string[]
}

export const lessonSlugs = (): string[] => course().map(({ slug }) => slug)

export async function courseLessons(locale: Locale): Promise<Lesson[]> {
  return course().map(({ number, slug, folder, front, questions }) => ({
    number,
    slug,
    folder,
    ...front[locale],
    questionIds: questions.map(({ id }) => id),
  }))
}

export async function lessonScenario(slug: string, name: string): Promise<Scenario> {
  const scenario = course().find((lesson) => lesson.slug === slug)?.scenarios[name]
  if (!scenario) throw new Error(`Lesson "${slug}" has no scenario "${name}".`)
  return scenario
}

/** The sections of a lesson that have a heading, with their anchors. */
export const lessonSections = (folder: string, locale: Locale) =>
  sectionsOf(lessonText(folder, locale)).flatMap(({ title, anchor }) => (anchor ? [{ title, anchor }] : []))

/** The challenges of the course, as lists name them. */
export const courseChallenges = (locale: Locale) =>
  course().flatMap(({ slug, questions }) =>
    questions.flatMap((question) =>
      question.kind === 'challenge'
        ? [{ id: question.id, lesson: slug, prompt: question.prompt[locale], par: question.par }]
        : [],
    ),
  )

/** Ids of the questions that stand on the lesson's page of practice, in their order. */
export const practiceIds = (folder: string): string[] => practiceIn(lessonText(folder, defaultLocale))

/** Where a question of the course stands, below the language: on its lesson's page, or on that of practice. */
export function questionPath(id: string): string {
  const lesson = course().find(({ questions }) => questions.some((question) => question.id === id))
  if (!lesson) throw new Error(`There is no question "${id}" in the course.`)
  const { slug, folder } = lesson
  return practiceIds(folder).includes(id) ? `lessons/${slug}/practice#${id}` : `lessons/${slug}#${id}`
}

/** Names of the scenarios that a lesson shows as figures; the others belong to its questions, and may tell their answers. */
export function lessonRuns(slug: string): string[] {
  const lesson = course().find((each) => each.slug === slug)
  return lesson ? figuresIn(lessonText(lesson.folder, defaultLocale)) : []
}

/** The runs that stand on a lesson's page: its figures, and where its challenges start. */
export function shownScenarios(slug: string): Scenario[] {
  const lesson = course().find((each) => each.slug === slug)
  if (!lesson) return []
  const practice = new Set(practiceIds(lesson.folder))
  const starts = lesson.questions.flatMap((question) =>
    question.kind === 'challenge' && !practice.has(question.id) ? [question.scenario] : [],
  )
  return [...new Set([...lessonRuns(slug), ...starts])].map((name) => lesson.scenarios[name]!)
}

/** The lessons and all that they ask, as lists offer them. */
export const courseCatalogue = (locale: Locale) =>
  course().map(({ slug, front, questions }) => ({
    slug,
    title: front[locale].title,
    unit: front[locale].unit,
    questions: questions.map(({ id, prompt, kind }) => ({
      id,
      prompt: prompt[locale],
      challenge: kind === 'challenge',
    })),
  }))
