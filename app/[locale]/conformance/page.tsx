import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { DifferenceNote } from '@/components/conformance/difference-note'
import { countRows } from '@/components/conformance/outcomes'
import { RecordingList } from '@/components/conformance/recording-list'
import { countStandings, standingOf } from '@/components/conformance/standing'
import { Summary } from '@/components/conformance/summary'
import { buttonClass } from '@/components/kit/button'
import { isLocale } from '@/content/locale'
import { compareRecording } from '@/tcp/conformance'
import { comparedMatrix, readRecording, recordingNames } from './recordings'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('conformance')
  return { title: t('heading'), description: t('lead') }
}

export default async function Conformance({ params }: PageProps<'/[locale]/conformance'>) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const t = await getTranslations('conformance')
  const compared = recordingNames()
    .map(readRecording)
    .map((recording) => ({ recording, comparison: compareRecording(recording) }))
  const rows = comparedMatrix()
  const base = `/${locale}/conformance`
  return (
    <div className="mx-auto max-w-6xl px-4 pt-10 sm:px-6 sm:pt-14">
      <h1 className="text-4xl sm:text-5xl">{t('heading')}</h1>
      <p className="mt-4 max-w-[42rem] text-lg text-soft">{t('lead')}</p>
      <section aria-labelledby="summary" className="mt-12">
        <h2 id="summary" className="sr-only">
          {t('summary')}
        </h2>
        <Summary
          standings={countStandings(compared.map(({ comparison }) => comparison))}
          rows={{ rfc9293: countRows(rows, 'rfc9293'), linux: countRows(rows, 'linux') }}
        />
        <p className="mt-8">
          <a href={`${base}/matrix`} className={buttonClass()}>
            {t('toMatrix')}
          </a>
        </p>
      </section>
      <section aria-labelledby="differences" className="mt-16">
        <h2 id="differences" className="text-3xl">
          {t('differences')}
        </h2>
        <p className="mt-3 max-w-[42rem] text-soft">{t('differencesLead')}</p>
        <dl className="mt-6 border-t border-line">
          {compared.flatMap(({ comparison: { name, difference } }) =>
            difference
              ? [
                  <div key={name} className="grid gap-x-8 gap-y-1 border-b border-line py-4 lg:grid-cols-[20rem_1fr]">
                    <dt>
                      <a
                        href={`${base}/${name}`}
                        lang="en"
                        translate="no"
                        className="inline-block py-1 font-mono text-sm break-all underline"
                      >
                        {name}
                      </a>
                    </dt>
                    <dd>
                      <DifferenceNote difference={difference} />
                    </dd>
                  </div>,
                ]
              : [],
          )}
        </dl>
      </section>
      <section aria-labelledby="recordings" className="mt-16">
        <h2 id="recordings" className="text-3xl">
          {t('recordings')}
        </h2>
        <p className="mt-3 mb-6 max-w-[42rem] text-soft">{t('recordingsLead')}</p>
        <RecordingList
          base={base}
          recordings={compared.map(({ recording, comparison }) => ({
            name: recording.name,
            title: recording.title,
            kernel: recording.kernel,
            segments: recording.observed.segments.length,
            standing: standingOf(comparison),
          }))}
        />
      </section>
    </div>
  )
}
