import { useLocale, useTranslations } from 'next-intl'
import { TableBox } from '@/components/kit/table-box'

export interface Day {
  /** Such as 2027-03-01, in UTC. */
  day: string
  answers: number
  learners: number
  /** Mean of what was earned of what could be, 0 to 1. */
  share: number
}

const [width, height] = [720, 160]
const dayMs = 24 * 60 * 60 * 1000

/** How many answered on each day, as a picture, and the same as a table. */
export function DayPlot({ days }: { days: Day[] }) {
  const t = useTranslations('gradebook.statistics')
  const locale = useLocale()
  const times = days.map(({ day }) => Date.parse(day))
  const [first, last] = [times[0]!, times.at(-1)!]
  const count = (last - first) / dayMs + 1
  const most = Math.max(...days.map(({ learners }) => learners))
  const words = (day: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(day))
  const percent = (share: number) => new Intl.NumberFormat(locale, { style: 'percent' }).format(share)
  const step = width / count
  return (
    <>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={t('plot', { from: words(days[0]!.day), to: words(days.at(-1)!.day), most })}
        className="mt-3 w-full max-w-[45rem] border-b border-edge text-ink"
      >
        {days.map(({ day, learners }, index) => {
          const tall = (learners / most) * (height - 8)
          const left = ((times[index]! - first) / dayMs) * step
          return (
            <rect
              key={day}
              x={left}
              y={height - tall}
              width={Math.max(1, Math.min(40, step * 0.8))}
              height={tall}
              fill="currentColor"
            />
          )
        })}
      </svg>
      <p className="mt-1 mb-3 flex max-w-[45rem] justify-between text-sm text-soft">
        <span>{words(days[0]!.day)}</span>
        {last > first && <span>{words(days.at(-1)!.day)}</span>}
      </p>
      <details>
        <summary className="min-h-11 py-2.5">{t('asTable')}</summary>
        <TableBox label={t('days')}>
          <table className="w-full tabular-nums">
            <thead>
              <tr>
                <th scope="col">{t('day')}</th>
                <th scope="col">{t('active')}</th>
                <th scope="col">{t('answers')}</th>
                <th scope="col">{t('share')}</th>
              </tr>
            </thead>
            <tbody>
              {days.map(({ day, learners, answers, share }) => (
                <tr key={day} className="border-b">
                  <th scope="row">{words(day)}</th>
                  <td>{learners}</td>
                  <td>{answers}</td>
                  <td>{percent(share)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      </details>
    </>
  )
}
