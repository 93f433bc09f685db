import { getTranslations } from 'next-intl/server'
import { TableBox } from '@/components/kit/table-box'
import type { ComparedRow, Outcome, OutcomePair } from './outcomes'

const columns = ['arriving', 'rfc', 'rfcSimulator', 'linux', 'linuxSimulator', 'rule'] as const

/** What one state answers to each segment: the RFC, the kernel, and the simulator after each of them. */
export async function MatrixTable({ state, rows }: { state: string; rows: readonly ComparedRow[] }) {
  const t = await getTranslations('conformance')
  return (
    <TableBox label={state}>
      <table className="w-full border-collapse text-sm [&_tbody]:border-t [&_tbody]:border-line [&_tbody_th]:min-w-44 [&_tbody_th]:font-mono [&_tbody_th]:text-[0.8125rem] [&_tbody_th]:font-normal [&_td:not(:last-child)]:whitespace-nowrap">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        {rows.map((row) => (
          <tbody key={row.segment}>
            <MatrixRow row={row} />
          </tbody>
        ))}
      </table>
    </TableBox>
  )
}

async function MatrixRow({ row: { segment, rfc9293, linux, rules, why } }: { row: ComparedRow }) {
  const t = await getTranslations('conformance')
  const said = ({ reply, next }: Outcome) =>
    t('matrix.outcome', { reply: reply.join(' + ') || t('matrix.noReply'), next })
  const known = ({ known }: OutcomePair) => (known ? said(known) : t('matrix.unknown'))
  const simulated = ({ simulated, verdict }: OutcomePair) => {
    if (verdict === 'agrees') return `✓ ${said(simulated)}`
    if (verdict === 'open') return said(simulated)
    return (
      <strong className="border-b-2 border-bad text-bad">
        ≠ {t('differs')}: {said(simulated)}
      </strong>
    )
  }
  return (
    <>
      <tr>
        <th scope="row" lang="en">
          {segment}
        </th>
        <td>{known(rfc9293)}</td>
        <td>{simulated(rfc9293)}</td>
        <td>{known(linux)}</td>
        <td>{simulated(linux)}</td>
        <td>{rules.join(' · ')}</td>
      </tr>
      {why && (
        <tr>
          <td colSpan={columns.length}>
            <span className="font-semibold">{t('matrix.why')}</span> <span lang="en">{why}</span>
          </td>
        </tr>
      )}
    </>
  )
}
