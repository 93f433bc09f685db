import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Inline } from '@/components/kit/inline'
import { Verdict } from '@/components/myths/verdict'
import { isLocale, languageTags, locales } from '@/content/locale'
import { LazySandbox } from '@/sandbox/lazy'
import { courseLessons } from '@/server/lessons'
import { myths, refutation } from '@/server/myths'

type Props = PageProps<'/[locale]/myths/[slug]'>

export const dynamicParams = false
export const generateStaticParams = () => myths().map(({ slug }) => ({ slug }))

async function findMyth(params: Props['params']) {
  const { locale, slug } = await params
  const myth = myths().find((each) => each.slug === slug)
  if (!isLocale(locale) || !myth) notFound()
  return { locale, myth }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, myth } = await findMyth(params)
  return {
    title: myth.claim[locale].replaceAll('`', ''),
    description: myth.correction[locale].replaceAll('`', ''),
    alternates: {
      languages: Object.fromEntries(locales.map((each) => [languageTags[each], `/${each}/myths/${myth.slug}`])),
    },
  }
}

export default async function MythPage({ params }: Props) {
  const { locale, myth } = await findMyth(params)
  const t = await getTranslations('myths')
  const lesson = (await courseLessons(locale)).find(({ slug }) => slug === myth.lesson)
  return (
    <article className="mx-auto max-w-6xl px-4 pt-10 sm:px-6 sm:pt-14">
      <p>
        <a href={`/${locale}/myths`} className="inline-block py-2 underline">
          {t('all')}
        </a>
      </p>
      <h1 className="mt-2 max-w-[50rem] text-3xl sm:text-4xl">
        <q>
          <Inline text={myth.claim[locale]} />
        </q>
      </h1>
      <div className="mt-5">
        <Verdict verdict={myth.verdict} />
      </div>
      <div className="mt-5 max-w-[42rem] space-y-4 text-lg">
        <p>
          <Inline text={myth.correction[locale]} />
        </p>
        <p>
          <Inline text={myth.more[locale]} />
        </p>
      </div>
      <div className="mt-10">
        <h2 className="mb-4 text-2xl">{t('run')}</h2>
        <LazySandbox scenario={refutation(myth)} title={myth.claim[locale].replaceAll('`', '')} mode="figure" />
      </div>
      <p className="mt-8 text-soft">{t('source', { source: myth.source })}</p>
      {lesson && (
        <p className="mt-2">
          <a href={`/${locale}/lessons/${lesson.slug}`} className="inline-block py-1 underline">
            {t('lesson', { title: lesson.title })}
          </a>
        </p>
      )}
    </article>
  )
}
