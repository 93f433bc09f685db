import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { DifferenceNote } from '@/components/conformance/difference-note'
import { exchange, statePairs } from '@/components/conformance/exchange'
import { ExchangeTable } from '@/components/conformance/exchange-table'
import { Neighbours } from '@/components/conformance/neighbours'
import { ScenarioText } from '@/components/conformance/scenario-text'
import { standingOf } from '@/components/conformance/standing'
import { StandingMark } from '@/components/conformance/standing-mark'
import { StatesTable } from '@/components/conformance/states-table'
import { isLocale } from '@/content/locale'
import { compareRecording } from '@/tcp/conformance'
import { hosts } from '@/tcp/scenario'
import { readRecording, recordingNames } from '../recordings'

type Props = PageProps<'/[locale]/conformance/[recording]'>

export const dynamicParams = false
export const generateStaticParams = () => recordingNames().map((recording) => ({ recording }))

async function findRecording(params: Props['params']) {
  const { locale, recording: name } = await params
  if (!isLocale(locale)) notFound()
  const names = recordingNames()
  const index = names.indexOf(name)
  if (index < 0) notFound()
  const [previous] = names.slice(0, index).slice(-1).map(readRecording)
  const [next] = names.slice(index + 1, index + 2).map(readRecording)
  return { locale, recording: readRecording(name), previous, next }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { recording } = await findRecording(params)
  return { title: recording.title, description: recording.note || recording.title }
}

export default async function RecordingPage({ params }: Props) {
  const { locale, recording, previous, next } = await findRecording(params)
  const t = await getTranslations('conformance')
  const comparison = compareRecording(recording)
  const { hosts: compared, difference } = comparison
  const rows = exchange(compared)
  const base = `/${locale}/conformance`
  return (
    <div className="mx-auto max-w-6xl px-4 pt-8 sm:px-6 lg:pt-12">
      <p>
        <a href={base} className="inline-flex min-h-11 items-center underline">
          {t('back')}
        </a>
      </p>
      <h1 lang="en" className="mt-3 max-w-[56rem] text-3xl sm:text-4xl">
        {recording.title}
      </h1>
      <dl className="mt-6 grid gap-x-8 gap-y-1 sm:grid-cols-[12rem_1fr] [&_dd]:max-sm:mb-3 [&_dt]:text-soft">
        <dt>{t('result')}</dt>
        <dd>
          <StandingMark standing={standingOf(comparison)} />
        </dd>
        <dt>{t('kernel')}</dt>
        <dd>{t('kernelVersion', { version: recording.kernel })}</dd>
        {recording.note && (
          <>
            <dt>{t('note')}</dt>
            <dd lang="en" className="max-w-[42rem] break-words">
              {recording.note}
            </dd>
          </>
        )}
        {difference && (
          <>
            <dt>{t('difference')}</dt>
            <dd>
              <DifferenceNote difference={difference} />
            </dd>
          </>
        )}
      </dl>
      <section aria-labelledby="segments" className="mt-12">
        <h2 id="segments" className="text-2xl">
          {t('segments')}
        </h2>
        <p className="mt-2 mb-5 max-w-[42rem] text-soft">{t('segmentsNote')}</p>
        {rows.length > 0 ? <ExchangeTable rows={rows} /> : <p>{t('noSegments')}</p>}
      </section>
      <section aria-labelledby="states" className="mt-12">
        <h2 id="states" className="text-2xl">
          {t('states')}
        </h2>
        <div className="mt-5 grid gap-8 lg:grid-cols-2">
          {hosts.map((host) => (
            <div key={host} className="min-w-0">
              <h3 className={`mb-3 text-xl ${host === 'client' ? 'text-client' : 'text-server'}`}>
                {t(`host.${host}`)}
              </h3>
              <StatesTable host={host} pairs={statePairs(compared[host].states)} />
            </div>
          ))}
        </div>
      </section>
      <ScenarioText scenario={recording.scenario} difference={difference} />
      <Neighbours base={base} previous={previous} next={next} />
    </div>
  )
}
