import { getTranslations } from 'next-intl/server'
import { TableBox } from '@/components/kit/table-box'
import type { RecordedSegment } from '@/tcp/recording'
import type { TraceSegment } from '@/tcp/trace'
import { type ExchangeRow, type Field, fateOf, fields } from './exchange'

const inkOf = { client: 'text-client', server: 'text-server' } as const

/** The kernel's segments, each above the simulator's. */
export async function ExchangeTable({ rows }: { rows: readonly ExchangeRow[] }) {
  const t = await getTranslations('conformance')
  return (
    <TableBox label={t('segmentsTable')}>
      <table className="w-full border-collapse text-[0.95rem] tabular-nums [&_tbody]:border-t [&_tbody]:border-line">
        <thead>
          <tr>
            {(['segment', 'source', ...fields, 'verdict', 'rule'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        {rows.map((row) => (
          <tbody key={row.number}>
            <tr>
              <th scope="rowgroup" rowSpan={2} className={`whitespace-nowrap ${inkOf[row.from]}`}>
                {row.number} {t(`hostName.${row.from}`)}
              </th>
              <SourceCells source={t('kernelRow')} segment={row.recorded} differs={row.differs} />
              <td rowSpan={2} className="min-w-28 break-keep">
                <Verdict row={row} />
              </td>
              <td rowSpan={2} className="text-sm">
                <RuleOf row={row} />
              </td>
            </tr>
            <tr className="bg-sunken">
              <SourceCells source={t('simulatorRow')} segment={row.simulated} differs={row.differs} />
            </tr>
          </tbody>
        ))}
      </table>
    </TableBox>
  )
}

async function SourceCells({
  source,
  segment,
  differs,
}: {
  source: string
  segment: RecordedSegment | TraceSegment | undefined
  differs: readonly Field[]
}) {
  const t = await getTranslations('conformance')
  const shown = (field: Field) => {
    if (field === 'fate') return t(`fate.${fateOf(segment!)}`)
    return segment![field] ?? '–'
  }
  return (
    <>
      <th scope="row" className="font-normal whitespace-nowrap text-soft">
        {source}
      </th>
      {segment ? (
        fields.map((field) => (
          <td key={field} className={field === 'fate' ? 'whitespace-nowrap' : 'font-mono'}>
            {differs.includes(field) ? (
              <strong className="border-b-2 border-bad whitespace-nowrap text-bad">≠ {shown(field)}</strong>
            ) : (
              shown(field)
            )}
          </td>
        ))
      ) : (
        <td colSpan={fields.length} className="text-bad">
          {t('noSuchSegment')}
        </td>
      )}
    </>
  )
}

async function Verdict({ row: { agrees, differs } }: { row: ExchangeRow }) {
  const t = await getTranslations('conformance')
  if (agrees) return <span className="whitespace-nowrap text-good">✓ {t('agrees')}</span>
  const named = differs.map((field) => t(`field.${field}`)).join(t('comma'))
  return <strong className="text-bad">≠ {named ? t('differsIn', { fields: named }) : t('differs')}</strong>
}

async function RuleOf({ row: { rule, simulated } }: { row: ExchangeRow }) {
  const t = await getTranslations('conformance')
  if (!rule) return simulated?.forged ? t('forgedRule') : '–'
  return (
    <span lang="en" translate="no">
      <span className="block whitespace-nowrap">{rule.rfc}</span>
      {rule.linux && <span className="block font-mono text-[0.85em]">{rule.linux}</span>}
    </span>
  )
}
