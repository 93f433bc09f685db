'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { AskedFor } from '@/components/classroom/asked-for'
import { classAddress, momentWords } from '@/components/classroom/data'
import { Button } from '@/components/kit/button'
import { TableBox } from '@/components/kit/table-box'
import { useFetched } from '@/components/progress/use-fetched'
import { useHydrated } from '@/components/question/use-slot'
import { CellDialog } from './cell-dialog'
import { numberWords, type OwnGrades } from './data'

/** A learner's own grades in the class that the address names. */
export function OwnGradesPage() {
  const t = useTranslations('gradebook.own')
  const hydrated = useHydrated()
  const id = hydrated ? new URLSearchParams(location.search).get('id') : null
  const found = useFetched<OwnGrades>(hydrated ? classAddress(id || '-', '/grades') : null)
  return (
    <>
      <h1 className="mb-6 text-4xl break-words">
        {found.state === 'there' ? t('in', { name: found.value.classroom.name }) : t('title')}
      </h1>
      <AskedFor what={found}>{(grades) => <Shown grades={grades} />}</AskedFor>
    </>
  )
}

function Shown({ grades: { classroom, assignments, total } }: { grades: OwnGrades }) {
  const t = useTranslations('gradebook')
  const locale = useLocale()
  const [opened, setOpened] = useState<string | null>(null)
  const number = (value: number) => numberWords(value, locale)
  if (assignments.length === 0) return <p className="min-h-48">{t('own.none')}</p>
  return (
    <>
      <p className="mb-4 text-xl">{t('own.total', { points: number(total.points), of: number(total.of) })}</p>
      <TableBox label={t('own.title')}>
        <table className="w-full tabular-nums">
          <thead>
            <tr>
              <th scope="col">{t('own.assignment')}</th>
              <th scope="col">{t('own.due')}</th>
              <th scope="col">{t('own.answered')}</th>
              <th scope="col">{t('own.points')}</th>
              <th scope="col">{t('own.state')}</th>
              <th scope="col">
                <span className="sr-only">{t('own.how')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {assignments.map(({ id, title, points, of, done, questions, dueAt, state, standing }) => (
              <tr key={id} className="border-b">
                <th scope="row" className="max-w-64 min-w-40 font-medium break-words">
                  {title}
                </th>
                <td className="min-w-32">{momentWords(new Date(dueAt).toISOString(), locale, classroom.timeZone)}</td>
                <td>
                  {done} / {questions}
                </td>
                <td className="whitespace-nowrap">{points === null ? '–' : `${number(points)} / ${number(of)}`}</td>
                <td className="whitespace-nowrap">
                  {t(state === 'none' && standing === 'not-open' ? 'own.notOpen' : `state.${state}`)}
                </td>
                <td>
                  <Button aria-label={t('own.howOf', { title })} onClick={() => setOpened(id)}>
                    {t('own.how')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      <p className="mt-3 max-w-[42rem] text-sm text-soft">{t('own.note', { zone: classroom.timeZone })}</p>
      {opened && (
        <CellDialog
          classroom={classroom}
          address={classAddress(classroom.id, `/grades/${opened}`)}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  )
}
