import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Inline } from '@/components/kit/inline'
import { Verdict } from '@/components/myths/verdict'
import { isLocale, languageTags, locales } from '@/content/locale'
import { myths } from '@/server/myths'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('myths')
  return {
    title: t('heading'),
    description: t('lead'),
    alternates: { languages: Object.fromEntries(locales.map((each) => [languageTags[each], `/${each}/myths`])) },
  }
}

export default async function Myths({ params }: PageProps<'/[locale]/myths'>) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const t = await getTranslations('myths')
  return (
    <div className="mx-auto max-w-6xl px-4 pt-10 sm:px-6 sm:pt-14">
      <h1 className="text-4xl sm:text-5xl">{t('heading')}</h1>
      <p className="mt-4 max-w-[42rem] text-lg text-soft">{t('lead')}</p>
      <ol className="mt-10 border-t border-line">
        {myths().map(({ slug, claim, correction, verdict }) => (
          <li key={slug} className="relative grid gap-x-8 gap-y-2 border-b border-line py-6 lg:grid-cols-[10rem_1fr]">
            <div>
              <Verdict verdict={verdict} />
            </div>
            <div className="max-w-[42rem]">
              <h2 className="font-heading text-xl">
                <a
                  href={`/${locale}/myths/${slug}`}
                  className="no-underline after:absolute after:inset-0 hover:underline"
                >
                  <q>
                    <Inline text={claim[locale]} />
                  </q>
                </a>
              </h2>
              <p className="mt-2">
                <Inline text={correction[locale]} />
              </p>
            </div>
          </li>
        ))}
      </ol>
    </div>
  )
}
