import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Term } from '@/components/glossary/term'
import type { Host as HostName } from '@/tcp/scenario'
import type { State as StateName } from '@/tcp/trace'

/** A state as `ss` prints it, in running text; `term` leads to its entry in the glossary. */
export function State({ name, term }: { name: StateName; term?: string }) {
  const mark = (
    <span
      lang="en"
      translate="no"
      className="rounded-full border border-edge bg-raised px-2 py-0.5 font-mono text-[0.82em] whitespace-nowrap"
    >
      {name}
    </span>
  )
  return term ? <Term slug={term}>{mark}</Term> : mark
}

const inkOf: Record<HostName, string> = { client: 'text-client', server: 'text-server' }

/** A host named in running text, in its colour. */
export async function Host({ name }: { name: HostName }) {
  const t = await getTranslations('lesson')
  return <span className={`font-semibold ${inkOf[name]}`}>{t(name)}</span>
}

/** A segment in running text. */
export function Seg({ children }: { children: ReactNode }) {
  return (
    <span
      lang="en"
      translate="no"
      className="rounded border border-line bg-sunken px-1.5 py-0.5 font-mono text-[0.85em]"
    >
      {children}
    </span>
  )
}
