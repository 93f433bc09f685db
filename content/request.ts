import * as root from 'next/root-params'
import { getRequestConfig } from 'next-intl/server'
import { defaultLocale, isLocale } from './locale.ts'

/** Messages live in content/messages/<area>.<locale>.json; an area is the namespace of the views that show it. */
const areas = [
  'site',
  'lesson',
  'question',
  'sandbox',
  'conformance',
  'workbench',
  'glossary',
  'files',
  'lab',
  'embed',
  'search',
  'myths',
  'review',
  'progress',
  'classroom',
  'gradebook',
  'exercises',
  'assignment',
  'account',
  'interview',
  'open',
  'mock',
]

export default getRequestConfig(async ({ locale: asked }) => {
  const wanted = asked ?? (await root.locale())
  const locale = isLocale(wanted) ? wanted : defaultLocale
  const read = async (area: string) => [area, (await import(`./messages/${area}.${locale}.json`)).default] as const
  return { locale, messages: Object.fromEntries(await Promise.all(areas.map(read))) }
})
