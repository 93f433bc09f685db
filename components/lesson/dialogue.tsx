import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { Host } from '@/tcp/scenario'

/** What each side tells the other in one wave. */
export async function Dialogue({ wave, children }: { wave: number; children: ReactNode }) {
  const t = await getTranslations('lesson')
  return (
    <div className="max-w-[42rem] space-y-3 py-2">
      <p className="text-sm font-semibold text-soft">{t('dialogue', { wave })}</p>
      {children}
    </div>
  )
}

const bubbles: Record<Host, string> = {
  client: 'border-client bg-client-soft rounded-bl-none mr-auto',
  server: 'border-server bg-server-soft rounded-br-none ml-auto',
}
const names: Record<Host, string> = { client: 'text-client', server: 'text-server text-end' }

export async function Says({ host, children }: { host: Host; children: ReactNode }) {
  const t = await getTranslations('lesson')
  return (
    <div>
      <p className={`text-sm font-semibold ${names[host]}`}>{t('says', { host: t(host) })}</p>
      <blockquote className={`mt-1 w-fit max-w-[90%] rounded-2xl border px-4 py-2.5 ${bubbles[host]}`}>
        {children}
      </blockquote>
    </div>
  )
}
