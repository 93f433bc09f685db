import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { MatrixTable } from '@/components/conformance/matrix-table'
import { byState } from '@/components/conformance/outcomes'
import { StateTally } from '@/components/conformance/state-tally'
import { isLocale } from '@/content/locale'
import { comparedMatrix } from '../recordings'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('conformance.matrix')
  return { title: t('heading'), description: t('lead') }
}

export default async function MatrixPage({ params }: PageProps<'/[locale]/conformance/matrix'>) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const t = await getTranslations('conformance.matrix')
  return (
    <div className="mx-auto max-w-6xl px-4 pt-8 sm:px-6 lg:pt-12">
      <p>
        <a href={`/${locale}/conformance`} className="inline-flex min-h-11 items-center underline">
          {t('back')}
        </a>
      </p>
      <h1 className="mt-3 text-4xl">{t('heading')}</h1>
      <p className="mt-4 max-w-[42rem] text-lg text-soft">{t('lead')}</p>
      <p className="mt-3 mb-8 max-w-[42rem] text-soft">{t('notation')}</p>
      {byState(comparedMatrix()).map(({ state, rows }) => (
        <details key={state} className="border-t border-line last:border-b">
          <summary className="py-3">
            <h2 translate="no" lang="en" className="inline font-mono text-lg">
              {state}
            </h2>
            <StateTally rows={rows} />
          </summary>
          <div className="pb-6">
            <MatrixTable state={state} rows={rows} />
          </div>
        </details>
      ))}
    </div>
  )
}
