import { useLocale, useTranslations } from 'next-intl'
import { buttonClass } from '@/components/kit/button'
import { Inline } from '@/components/kit/inline'
import { TableBox } from '@/components/kit/table-box'
import type { MockState } from '@/quiz/interview/mock'
import { reportOf } from '@/quiz/interview/report'
import { type BankItem, clockText } from './bank'
import { FocusHeading } from './focus-heading'
import { Lists } from './report-lists'

const cell = 'border-b border-line py-2 pe-4 text-start align-top'

/** What came of it: what the learner ticked and what the machine graded, apart. */
export function Report({ state, bank }: { state: MockState; bank: readonly BankItem[] }) {
  const t = useTranslations('mock.report')
  const rungs = useTranslations('interview.page.rung')
  const locale = useLocale()
  const report = reportOf(state)
  const graded = bank.flatMap((item) => item.graded)
  const took = { used: clockText(report.usedMs), all: clockText(state.minutes * 60_000) }
  return (
    <div>
      <FocusHeading className="text-3xl">{t('heading')}</FocusHeading>
      <p className="mt-2 text-soft">
        {t('time', took)} {report.overMs > 0 && t('overTime', { over: clockText(report.overMs) })}
      </p>

      <h3 className="mt-10 text-2xl">{t('ticked')}</h3>
      <p className="text-soft">{t('tickedNote')}</p>
      <TableBox label={t('ticked')}>
        <table className="mt-3 w-full min-w-[36rem]">
          <thead>
            <tr className="text-sm text-soft">
              {(['question', 'points', 'ladder', 'took'] as const).map((name) => (
                <th key={name} scope="col" className={cell}>
                  {t(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.open.map(({ slug, ticked, climbed, missed, ms }) => (
              <tr key={slug}>
                <th scope="row" className={`${cell} font-normal`}>
                  <a href={`/${locale}/interview/${slug}`} className="underline">
                    <Inline text={bank.find((one) => one.slug === slug)?.question ?? slug} />
                  </a>
                </th>
                <td className={cell}>{ticked ? t('of', ticked) : t('left')}</td>
                <td className={cell}>
                  {missed ? t('stopped', { climbed, rung: rungs(missed) }) : t('climbed', { climbed })}
                </td>
                <td className={`${cell} tabular-nums`}>{clockText(ms)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>

      <h3 className="mt-10 text-2xl">{t('graded')}</h3>
      <p className="text-soft">{t('gradedNote')}</p>
      {report.graded.length === 0 ? (
        <p className="mt-2">{t('noneGraded')}</p>
      ) : (
        <TableBox label={t('graded')}>
          <table className="mt-3 w-full min-w-[30rem]">
            <thead>
              <tr className="text-sm text-soft">
                {(['question', 'points2', 'took'] as const).map((name) => (
                  <th key={name} scope="col" className={cell}>
                    {t(name)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {report.graded.map(({ questionId, grade, ms }) => {
                const question = graded.find(({ id }) => id === questionId)
                return (
                  <tr key={questionId}>
                    <th scope="row" className={`${cell} font-normal`}>
                      <a href={`/${locale}/${question?.path ?? 'lessons'}`} className="underline">
                        <Inline text={question?.prompt ?? questionId} />
                      </a>
                    </th>
                    <td className={cell}>{grade ? t('of', grade) : t('ungraded')}</td>
                    <td className={`${cell} tabular-nums`}>{clockText(ms)}</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </TableBox>
      )}

      <Lists report={report} bank={bank} />
      <div className="mt-10 flex flex-wrap gap-4">
        <a href={`/${locale}/interview/mock`} className={buttonClass('primary')}>
          {t('again')}
        </a>
        <a href={`/${locale}/review`} className={buttonClass()}>
          {t('toReview')}
        </a>
      </div>
    </div>
  )
}
