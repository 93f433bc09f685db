import { useLocale, useTranslations } from 'next-intl'
import { Inline } from '@/components/kit/inline'
import { AnswerSteps } from './answer-steps'
import { type AskedQuestion, type Assignment, type Item, type MyQuestion, placeOf } from './data'

/** What is asked, with links to where it is answered, and for a learner what each has brought. */
export function Items({ assignment }: { assignment: Assignment }) {
  const t = useTranslations('assignment.items')
  const units = useTranslations('assignment.units')
  const locale = useLocale()
  const number = (value: number) => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value)
  const { items, mine } = assignment
  return (
    <section>
      <h2 className="text-2xl">{t('heading')}</h2>
      <ol className="mt-3 space-y-4">
        {items.map((item, index) => {
          const own = mine?.items[index]
          return (
            <li key={`${item.kind} ${item.reference}`} className="rounded-lg border border-line px-4 py-3">
              <p className="text-sm text-soft">
                {t(`kind.${item.kind}`)}
                {items.length > 1 && ` · ${t('weighs', { weight: number(item.weight) })}`}
              </p>
              <h3 className="text-xl break-words">
                <a href={linkOf(item)} className="inline-block py-1 underline">
                  <Inline text={titleOf(item)} />
                </a>
              </h3>
              {item.questions.length === 0 && <p className="text-soft">{t('gone')}</p>}
              {own && (
                <details className="mt-1" open={items.length === 1}>
                  <summary className="min-h-11 py-2.5">
                    {t('summary', {
                      done: own.questions.filter(isDone).length,
                      count: own.questions.length,
                      percent: Math.round(own.share * 100),
                    })}
                  </summary>
                  <ul className="divide-y divide-line">
                    {own.questions.map((question, place) => (
                      <li key={question.questionId} className="py-2">
                        {questionLink(item, item.questions[place]!, place)}
                        <p className="text-sm text-soft">
                          {t('brings', { points: number(own.worth * question.share), of: number(own.worth) })}
                          {question.left !== null && ` · ${t('left', { count: question.left })}`}
                        </p>
                        <AnswerSteps answers={question.answers} zone={assignment.classroom.timeZone} />
                      </li>
                    ))}
                  </ul>
                </details>
              )}
            </li>
          )
        })}
      </ol>
    </section>
  )

  function titleOf({ kind, reference, title }: Item): string {
    return kind === 'check-up' ? units(reference as 'start') : (title ?? reference)
  }

  function linkOf(item: Item): string {
    return item.kind === 'lesson'
      ? `/${locale}/lessons/${item.reference}`
      : (placeOf(item, locale) ?? `/${locale}/lessons`)
  }

  function questionLink(item: Item, question: AskedQuestion, place: number) {
    const href = item.kind === 'check-up' ? null : placeOf(item, locale, question)
    const words = question.prompt ?? t('question', { number: place + 1 })
    return href ? (
      <a href={href} className="inline-block py-1 underline">
        <Inline text={words} />
      </a>
    ) : (
      <Inline text={words} />
    )
  }
}

const isDone = ({ answers }: MyQuestion): boolean => answers.some(({ verdict }) => verdict === 'counts')
