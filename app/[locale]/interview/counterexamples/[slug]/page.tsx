import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/content/locale'
import { LazySandbox } from '@/sandbox/lazy'
import { foundRun } from '@/server/exercises'
import { exercisePage } from '../../exercise-page'

const { slugs, metadata, Page } = exercisePage('counterexamples', Found)

export const dynamicParams = false
export const generateStaticParams = slugs
export const generateMetadata = metadata
export default Page

/** What the search found, for who wants to compare. */
async function Found(id: string, locale: Locale) {
  const t = await getTranslations({ locale, namespace: 'exercises.counterexamples' })
  const { run, additions } = foundRun(id)
  return (
    <details className="my-8 rounded-lg border border-edge px-4 py-2 sm:px-6">
      <summary className="min-h-11 py-2.5 font-medium">{t('found')}</summary>
      <p className="mt-2">{t('foundNote', { additions })}</p>
      <div className="mt-4 mb-4">
        <LazySandbox scenario={run} title={t('figure')} mode="figure" position={Number.MAX_SAFE_INTEGER} />
      </div>
    </details>
  )
}
