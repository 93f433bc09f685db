import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { units } from '@/components/course/course'
import { CheckUp } from '@/components/review/check-up'
import { courseLessons } from '@/server/lessons'

type Props = PageProps<'/[locale]/check-up/[unit]'>

export const dynamicParams = false
export const generateStaticParams = async () => {
  const lessons = await courseLessons('en')
  return units.filter((unit) => lessons.some((lesson) => lesson.unit === unit)).map((unit) => ({ unit }))
}

async function unitOf(params: Props['params']) {
  const { unit: asked } = await params
  const unit = units.find((each) => each === asked)
  if (!unit) notFound()
  const course = await getTranslations('site.course')
  return { unit, name: course(`unit.${unit}`) }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('progress.checkUp')
  return { title: t('title', { unit: (await unitOf(params)).name }), description: t('lead') }
}

export default async function CheckUpPage({ params }: Props) {
  const { unit, name } = await unitOf(params)
  const t = await getTranslations('progress.checkUp')
  const { question, progress } = await getMessages()
  return (
    <div className="mx-auto max-w-4xl px-4 pt-10 sm:px-6 sm:pt-14">
      <h1 className="text-4xl">{t('title', { unit: name })}</h1>
      <p className="mt-3 mb-10 max-w-[42rem] text-lg text-soft">{t('lead')}</p>
      <NextIntlClientProvider messages={{ question, progress }}>
        <CheckUp unit={unit} />
      </NextIntlClientProvider>
    </div>
  )
}
