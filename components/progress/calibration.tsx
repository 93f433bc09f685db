import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { dateWords } from '@/components/review/review-data'
import { CalibrationPlot, type CalibrationWeek } from './calibration-plot'
import { ChartBox } from './chart-box'

/** Whether the learner knows what they know. */
export function Calibration({ weeks }: { weeks: CalibrationWeek[] }) {
  const t = useTranslations('progress.calibration')
  const table = useTranslations('progress')
  const format = useFormatter()
  const locale = useLocale()
  const week = (monday: string) => dateWords(monday, locale, { month: 'short', day: 'numeric' })
  const percent = (value: number) => format.number(value, { style: 'percent' })
  const cell = ({ answers, right }: { answers: number; right: number }) =>
    answers === 0 ? t('noAnswers') : t('cell', { share: percent(right / answers), answers })
  return (
    <section>
      <h2 className="text-2xl">{t('heading')}</h2>
      {weeks.length === 0 ? (
        <p className="mt-3 max-w-[42rem] text-soft">{t('none')}</p>
      ) : (
        <ChartBox
          caption={t('note')}
          tableLabel={table('table')}
          picture={
            <CalibrationPlot
              label={t('plot')}
              weeks={weeks}
              names={{ sure: t('sure'), guessing: t('guessing'), week, percent }}
            />
          }
          table={{
            head: [t('week'), t('sure'), t('guessing')],
            rows: weeks.map(({ monday, sure, guessing }) => [week(monday), cell(sure), cell(guessing)]),
          }}
        />
      )}
    </section>
  )
}
