import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'

/** A claim from the wild and what is wrong with it. */
export async function Myth({ claim, children }: { claim: string; children: ReactNode }) {
  const t = await getTranslations('lesson')
  return (
    <div role="note" className="max-w-[42rem] rounded-lg border border-bad bg-bad-soft px-5 py-4">
      <p className="text-sm font-semibold text-bad">{t('myth')}</p>
      <p className="mt-1 font-heading text-xl">
        <q>{claim}</q>
      </p>
      <p className="mt-3 text-sm font-semibold">{t('mythWhy')}</p>
      <div className="mt-1 space-y-3">{children}</div>
    </div>
  )
}

export async function Remember({ children }: { children: ReactNode }) {
  const t = await getTranslations('lesson')
  return (
    <div role="note" className="max-w-[42rem] rounded-lg border border-good bg-good-soft px-5 py-4">
      <p className="text-sm font-semibold text-good">{t('remember')}</p>
      <div className="mt-2">{children}</div>
    </div>
  )
}

export async function Sources({ children }: { children: ReactNode }) {
  const t = await getTranslations('lesson')
  return (
    <div className="max-w-[42rem] border-t border-line pt-4 text-[0.95rem] text-soft">
      <p className="font-semibold">{t('sources')}</p>
      <div className="mt-2">{children}</div>
    </div>
  )
}
