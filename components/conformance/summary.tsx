import { getTranslations } from 'next-intl/server'
import type { Profile } from '@/tcp/scenario'
import { type Count, profiles } from './outcomes'
import type { Standing } from './standing'

/** How many recordings and rows the simulator reproduces, of how many. */
export async function Summary({
  standings,
  rows,
}: {
  standings: Record<Standing, number>
  rows: Record<Profile, Count>
}) {
  const t = await getTranslations('conformance')
  const { reproduced, amended, differs } = standings
  const total = reproduced + amended + standings['states-only'] + differs
  const notes = [
    t('recordingsAmended', { count: amended }),
    ...(standings['states-only'] > 0 ? [t('recordingsStatesOnly', { count: standings['states-only'] })] : []),
    ...(differs > 0 ? [t('recordingsDiffer', { count: differs })] : []),
  ]
  return (
    <ul className="grid gap-8 sm:grid-cols-3">
      <Figure count={reproduced + amended} total={total} what={t('recordingsReproduced')} notes={notes} />
      {profiles.map((profile) => (
        <Figure
          key={profile}
          count={rows[profile].agree}
          total={rows[profile].compared}
          what={t(`rowsAgree.${profile}`)}
          notes={[t('rowsOpen', { count: rows[profile].rows - rows[profile].compared })]}
        />
      ))}
    </ul>
  )
}

async function Figure({ count, total, what, notes }: { count: number; total: number; what: string; notes: string[] }) {
  const t = await getTranslations('conformance')
  return (
    <li className="border-t-2 border-ink pt-4">
      <p>
        <span className="block font-heading text-3xl tabular-nums">{t('ofTotal', { count, total })}</span> {what}
      </p>
      {notes.map((note) => (
        <p key={note} className="mt-2 text-soft">
          {note}
        </p>
      ))}
    </li>
  )
}
