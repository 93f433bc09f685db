import type { MetadataRoute } from 'next'
import { languageTags, locales } from '@/content/locale'
import { exerciseSets, exercises } from '@/server/exercises'
import { interviewBank } from '@/server/interview-bank'
import { lessonSlugs } from '@/server/lessons'
import { myths } from '@/server/myths'

const places = [
  '',
  '/lessons',
  '/sandbox',
  '/captures',
  '/lab',
  '/glossary',
  '/myths',
  '/interview',
  '/interview/mock',
  '/interview/print',
  '/conformance',
]

/** Every page that says the same to everybody, in both languages. */
export default function sitemap(): MetadataRoute.Sitemap {
  const site = process.env.SITE_URL ?? 'http://localhost:3000'
  const paths = [
    ...places,
    ...lessonSlugs().flatMap((slug) => [`/lessons/${slug}`, `/lessons/${slug}/practice`]),
    ...exerciseSets.flatMap((set) => [
      `/interview/${set}`,
      ...exercises(set).map(({ slug }) => `/interview/${set}/${slug}`),
    ]),
    ...interviewBank().map(({ slug }) => `/interview/${slug}`),
    ...myths().map(({ slug }) => `/myths/${slug}`),
  ]
  return paths.flatMap((path) => {
    const languages = Object.fromEntries(locales.map((each) => [languageTags[each], `${site}/${each}${path}`]))
    return locales.map((locale) => ({ url: `${site}/${locale}${path}`, alternates: { languages } }))
  })
}
