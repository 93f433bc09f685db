import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { AnswerField } from '@/components/interview/answer-field'
import { Disclosure } from '@/components/interview/disclosure'
import { Ladder } from '@/components/interview/ladder'
import { Paragraphs } from '@/components/interview/paragraphs'
import { RubricForm } from '@/components/interview/rubric-form'
import { Inline } from '@/components/kit/inline'
import { isLocale, languageTags, locales } from '@/content/locale'
import { LazySandbox } from '@/sandbox/lazy'
import { interviewBank } from '@/server/interview-bank'
import { proofOf } from '@/server/interview-proof'
import { openQuestionBySlug } from '@/server/questions'
import { Further } from './further'

type Props = PageProps<'/[locale]/interview/[slug]'>

export const dynamicParams = false
export const generateStaticParams = () => interviewBank().map(({ slug }) => ({ slug }))

const plain = (text: string) => text.replaceAll('`', '')

async function findQuestion(params: Props['params']) {
  const { locale, slug } = await params
  const source = interviewBank().find((each) => each.slug === slug)
  if (!isLocale(locale) || !source) notFound()
  return { locale, source }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, source } = await findQuestion(params)
  const [title, description] = [plain(source.question[locale]), plain(source.short[locale])]
  const path = `interview/${source.slug}`
  return {
    title,
    description,
    openGraph: { type: 'article', title, description },
    alternates: {
      canonical: `/${locale}/${path}`,
      languages: Object.fromEntries(locales.map((each) => [languageTags[each], `/${each}/${path}`])),
    },
  }
}

export default async function InterviewQuestionPage({ params }: Props) {
  const { locale, source } = await findQuestion(params)
  const t = await getTranslations('interview')
  const { open: words } = await getMessages()
  const asked = await openQuestionBySlug(source.slug, locale)
  const { scenario, recording, library } = proofOf(source.proof)
  return (
    <article className="mx-auto max-w-6xl px-4 pt-10 sm:px-6 sm:pt-14">
      <script type="application/ld+json">{JSON.stringify(pageData(asked))}</script>
      <p>
        <a href={`/${locale}/interview`} className="inline-block py-2 underline">
          {t('page.all')}
        </a>
      </p>
      <p className="mt-2 text-soft">
        {[
          t('number', { number: source.number }),
          ...(source.starred ? [t('starred')] : []),
          t(`level.${source.level}`),
          ...source.topics.map((topic) => t(`topic.${topic}`)),
        ].join(' · ')}
      </p>
      <h1 className="mt-2 mb-8 max-w-[50rem] text-3xl sm:text-4xl">
        <Inline text={asked.prompt} />
      </h1>
      <NextIntlClientProvider messages={{ open: words }}>
        <AnswerField />
      </NextIntlClientProvider>
      <noscript>
        <p className="mt-3 text-sm text-soft">{words.noScript}</p>
      </noscript>
      <div className="mt-8 max-w-[46rem] border-t border-line">
        <Disclosure summary={t('page.short')}>
          <Paragraphs text={asked.short} />
        </Disclosure>
        <Disclosure summary={t('page.full')}>
          <Paragraphs text={asked.full} />
        </Disclosure>
        <Disclosure summary={t('page.weak')}>
          <blockquote className="max-w-[42rem] border-s-4 border-bad ps-4">
            <Inline text={source.weak.answer[locale]} />
          </blockquote>
          <p className="mt-3 text-sm text-soft">{t('page.whyWeak')}</p>
          <p className="max-w-[42rem]">
            <Inline text={source.weak.why[locale]} />
          </p>
        </Disclosure>
        <Disclosure summary={t('page.rubric')}>
          <NextIntlClientProvider messages={{ open: words }}>
            <RubricForm question={{ id: asked.id, seed: asked.seed, version: asked.version, rubric: asked.rubric }} />
          </NextIntlClientProvider>
        </Disclosure>
      </div>
      <h2 className="mt-12 text-2xl">{t('page.ladder')}</h2>
      <p className="mt-2 mb-4 text-soft">{t('page.ladderLead')}</p>
      <Ladder rungs={asked.ladder} />
      <h2 className="mt-12 mb-4 text-2xl">{t('page.proof')}</h2>
      <LazySandbox scenario={scenario} title={t('page.proof')} mode="figure" />
      <p className="mt-3">
        {recording && (
          <a href={`/${locale}/conformance/${recording}`} className="inline-block py-2 underline">
            {t('page.recording', { name: recording })}
          </a>
        )}
        {library && (
          <a href={`/${locale}/sandbox#v1.${library}.0`} className="inline-block py-2 underline">
            {t('page.sandbox')}
          </a>
        )}
      </p>
      <Further source={source} locale={locale} />
    </article>
  )
}

/** As search engines read a question with its answer. */
const pageData = ({ prompt, short, full }: { prompt: string; short: string; full: string }) => ({
  '@context': 'https://schema.org',
  '@type': 'QAPage',
  mainEntity: {
    '@type': 'Question',
    name: plain(prompt),
    text: plain(prompt),
    answerCount: 1,
    acceptedAnswer: { '@type': 'Answer', text: plain(`${short}\n\n${full}`) },
  },
})
