import * as root from 'next/root-params'
import { getRequestConfig } from 'next-intl/server'
import { defaultLocale, isLocale } from './locale.ts'

/** Messages live in content/messages/<area>.<locale>.json; an area is the namespace of the views that show it. */
export default getRequestConfig(async ({ locale: asked }) => {
  const wanted = asked ?? (await root.locale())
  const locale = isLocale(wanted) ? wanted : defaultLocale
  const [site, lesson, question, sandbox, conformance] = await Promise.all([
    import(`./messages/site.${locale}.json`),
    import(`./messages/lesson.${locale}.json`),
    import(`./messages/question.${locale}.json`),
    import(`./messages/sandbox.${locale}.json`),
    import(`./messages/conformance.${locale}.json`),
  ])
  return {
    locale,
    messages: {
      site: site.default,
      lesson: lesson.default,
      question: question.default,
      sandbox: sandbox.default,
      conformance: conformance.default,
    },
  }
})
