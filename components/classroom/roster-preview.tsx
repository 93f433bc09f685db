import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { TableBox } from '@/components/kit/table-box'

/** What `POST /api/classes/ID/roster` tells. */
export interface Imported {
  added: number
  changed: number
  same: number
  newSections: string[]
  entries: { line: number; name: string; email: string; studentNumber: string; section: string }[]
  problems: { line: number; code: string; first?: number }[]
}

/** What storing a file would do, line by line, before it is done. */
export function RosterPreview({ preview, children }: { preview: Imported; children: ReactNode }) {
  const t = useTranslations('classroom.roster')
  const { added, changed, same, newSections, entries, problems } = preview
  const all = added + changed + same
  return (
    <section className="rounded-lg border border-edge bg-raised px-4 py-5 sm:px-6">
      <h2 className="text-2xl">{t('preview')}</h2>
      <p className="mt-2">{t('counts', { added, changed, same })}</p>
      {newSections.length > 0 && <p className="mt-1">{t('newSections', { names: newSections.join(', ') })}</p>}
      {problems.length > 0 && (
        <div className="mt-3">
          <p className="font-medium text-bad">{t('problems', { count: problems.length })}</p>
          <ul className="mt-1 max-h-60 overflow-auto text-sm">
            {problems.map(({ line, code, first }) => (
              <li key={line}>{t('problemLine', { line, reason: t(`problem.${code}`, { first: first ?? 0 }) })}</li>
            ))}
          </ul>
        </div>
      )}
      <div className="mt-4">
        <TableBox label={t('preview')}>
          <table className="w-full text-sm">
            <thead>
              <tr>
                {(['line', 'name', 'number', 'email', 'section'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(column)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {entries.map(({ line, name, studentNumber, email, section }) => (
                <tr key={line} className="border-b">
                  <td className="tabular-nums">{line}</td>
                  <th scope="row" className="font-normal">
                    {name}
                  </th>
                  <td>{studentNumber}</td>
                  <td>{email}</td>
                  <td>{section}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
        {all > entries.length && (
          <p className="mt-2 text-sm text-soft">{t('andMore', { count: all - entries.length })}</p>
        )}
      </div>
      <div className="mt-4 flex flex-wrap gap-4">{children}</div>
    </section>
  )
}
