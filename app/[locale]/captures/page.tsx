import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { isLocale } from '@/content/locale'
import { captureLimits } from '@/sandbox/files/capture-limits'
import { CapturePage } from '@/sandbox/files/capture-page'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('files')
  return { title: t('heading'), description: t('lead') }
}

export default async function Captures({ params }: PageProps<'/[locale]/captures'>) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const t = await getTranslations('files')
  const { files } = await getMessages()
  const { maxBytes, maxSegments, maxConnections } = captureLimits
  return (
    <div className="mx-auto max-w-6xl px-4 pt-10 sm:px-6 sm:pt-14">
      <h1 className="text-4xl sm:text-5xl">{t('heading')}</h1>
      <p className="mt-4 max-w-[42rem] text-lg text-soft">{t('lead')}</p>
      <p className="mt-4 mb-6 max-w-[42rem] font-semibold">{t('private')}</p>
      <noscript>
        <p className="mb-6">{t('noScript')}</p>
      </noscript>
      <NextIntlClientProvider messages={{ files }}>
        <CapturePage />
      </NextIntlClientProvider>
      <section aria-labelledby="how" className="mt-12 max-w-[42rem]">
        <h2 id="how" className="text-2xl">
          {t('how')}
        </h2>
        <p className="mt-3">
          {t.rich('howText', {
            c: (chunks) => (
              <code lang="en" className="font-mono text-[0.92em] break-words">
                {chunks}
              </code>
            ),
          })}
        </p>
        <p className="mt-3 text-soft">
          {t('limits', { megabytes: maxBytes / 2 ** 20, segments: maxSegments, connections: maxConnections })}
        </p>
      </section>
    </div>
  )
}
