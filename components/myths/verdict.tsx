import { getTranslations } from 'next-intl/server'

export async function Verdict({ verdict }: { verdict: 'wrong' | 'imprecise' | 'depends' | 'outdated' }) {
  const t = await getTranslations('myths')
  return (
    <span className="inline-block rounded-full border border-bad bg-bad-soft px-3 py-0.5 text-sm font-semibold text-bad">
      {t(`verdict.${verdict}`)}
    </span>
  )
}
