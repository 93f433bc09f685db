import { getTranslations } from 'next-intl/server'
import type { CourseLesson } from '@/components/course/course'
import { type Locale, locales } from '@/content/locale'

interface Entry {
  slug: string
  term: Record<Locale, string>
  rfc?: string | undefined
  text: Record<Locale, string>
  lesson: string
}

/** All terms in the order of the page's language, each with the other language's word and the lesson that explains it. */
export async function TermList({
  terms,
  lessons,
  locale,
}: {
  terms: readonly Entry[]
  lessons: readonly CourseLesson[]
  locale: Locale
}) {
  const t = await getTranslations('glossary')
  const other = locales.find((each) => each !== locale)!
  const { compare } = new Intl.Collator(locale)
  const sorted = terms.toSorted((a, b) => compare(a.term[locale], b.term[locale]))
  return (
    <dl className="mt-10 border-t border-line">
      {sorted.map(({ slug, term, rfc, text, lesson }) => {
        const taught = lessons.find((each) => each.slug === lesson)
        return (
          <div
            key={slug}
            id={slug}
            className="grid gap-x-8 gap-y-1 border-b border-line py-5 target:bg-client-soft sm:px-3 lg:grid-cols-[18rem_1fr]"
          >
            <dt className="font-semibold">
              {term[locale]}
              {term[other] !== term[locale] && (
                <span lang={other === 'zh' ? 'zh-Hans' : 'en'} className="block text-sm font-normal text-soft">
                  {term[other]}
                </span>
              )}
              {rfc && <span className="block text-sm font-normal text-soft">{t('rfc', { name: rfc })}</span>}
            </dt>
            <dd className="max-w-[42rem]">
              <p>{text[locale]}</p>
              {taught && (
                <a href={`/${locale}/lessons/${lesson}`} className="inline-block py-1 text-sm text-soft underline">
                  {t('lesson', { title: taught.title })}
                </a>
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
