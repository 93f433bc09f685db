import { getTranslations } from 'next-intl/server'
import type { Difference } from '@/tcp/differences'

/** Why a recording does not follow from its scenario as it was written down. */
export async function DifferenceNote({ difference }: { difference: Difference }) {
  const t = await getTranslations('conformance.code')
  return (
    <>
      <span className="font-medium">{t(difference.code)}</span>
      <span lang="en" className="mt-1 block max-w-[42rem] text-soft">
        {difference.reason}
      </span>
    </>
  )
}
