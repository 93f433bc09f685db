import { useLocale, useTranslations } from 'next-intl'
import { Inline } from '@/components/kit/inline'
import type { Report } from '@/quiz/interview/report'
import type { BankItem } from './bank'

/** Below the tables: what was strong, where to read on, and what comes back. */
export function Lists({ report, bank }: { report: Report; bank: readonly BankItem[] }) {
  const t = useTranslations('mock.report')
  const locale = useLocale()
  const item = (slug: string) => bank.find((one) => one.slug === slug)
  const nameOf = (id: string) =>
    item(id.replace(/^interview-/, ''))?.question ??
    bank.flatMap(({ graded }) => graded).find((one) => one.id === id)?.prompt ??
    id
  return (
    <>
      <h3 className="mt-10 text-2xl">{t('strong')}</h3>
      {report.strong.length === 0 ? (
        <p className="mt-2">{t('noneStrong')}</p>
      ) : (
        <ul className="mt-2">
          {report.strong.map((slug) => (
            <li key={slug} className="py-1">
              <Inline text={nameOf(slug)} />
            </li>
          ))}
        </ul>
      )}

      <h3 className="mt-10 text-2xl">{t('toRead')}</h3>
      {report.toRead.length === 0 ? (
        <p className="mt-2">{t('nothingToRead')}</p>
      ) : (
        <ul className="mt-2">
          {report.toRead.map((slug) => (
            <li key={slug} className="py-2">
              <a href={`/${locale}/interview/${slug}`} className="inline-block py-1 underline">
                <Inline text={nameOf(slug)} />
              </a>
              <ul className="ps-5">
                {item(slug)?.lessons.map((lesson) => (
                  <li key={lesson.slug}>
                    <a href={`/${locale}/lessons/${lesson.slug}`} className="inline-block py-1 underline">
                      {lesson.title}
                    </a>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}

      <h3 className="mt-10 text-2xl">{t('cards')}</h3>
      {report.cards.length === 0 ? (
        <p className="mt-2">{t('noCards')}</p>
      ) : (
        <>
          <p className="text-soft">{t('cardsNote')}</p>
          <ul className="mt-2">
            {report.cards.map(({ id, soon }) => (
              <li key={id} className="py-1">
                <Inline text={nameOf(id)} /> <span className="text-soft">({soon ? t('soon') : t('later')})</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
