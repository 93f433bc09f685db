import { getTranslations } from 'next-intl/server'
import { TableBox } from '@/components/kit/table-box'
import type { Host } from '@/tcp/scenario'
import type { StatePair } from './exchange'

/** One host's states, the kernel's beside the simulator's. */
export async function StatesTable({ host, pairs }: { host: Host; pairs: readonly StatePair[] }) {
  const t = await getTranslations('conformance')
  if (pairs.length === 0) return <p className="text-soft">{t('noStates')}</p>
  return (
    <TableBox label={t(`statesOf.${host}`)}>
      <table className="w-full border-collapse text-[0.95rem]">
        <thead>
          <tr>
            <th scope="col">{t('kernel')}</th>
            <th scope="col">{t('simulator')}</th>
            <th scope="col">{t('column.verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {pairs.map(({ number, recorded, simulated, verdict }) => (
            <tr key={number} className="border-t">
              <td className="font-mono">{recorded ?? t('noState')}</td>
              <td className="font-mono">{simulated ?? t('noState')}</td>
              <td className="whitespace-nowrap">
                {verdict === 'agrees' && <span className="text-good">✓ {t('agrees')}</span>}
                {verdict === 'differs' && <strong className="text-bad">≠ {t('differs')}</strong>}
                {verdict === 'afterwards' && <span className="text-soft">– {t('afterwards')}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}
