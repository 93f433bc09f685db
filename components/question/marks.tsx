import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Inline } from '@/components/kit/inline'
import type { Locale, Localized } from '@/content/locale'
import type { Verdict } from './verdict'

const shapes = {
  right: { ink: 'text-good', path: 'M10 1a9 9 0 1 0 0 18a9 9 0 1 0 0-18M5.5 10.5l3 3 6-7' },
  partly: { ink: 'text-ink', path: 'M10 1L19 10L10 19L1 10zM6 10h8' },
  wrong: { ink: 'text-bad', path: 'M2 2h16v16H2zM6 6l8 8M14 6l-8 8' },
} as const

/** A verdict as a shape; the words stand beside it. */
export function Mark({ verdict }: { verdict: Verdict }) {
  const { ink, path } = shapes[verdict]
  return (
    <svg
      viewBox="0 0 20 20"
      aria-hidden="true"
      className={`inline-block size-5 align-[-0.3em] ${ink}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinejoin="round"
    >
      <path d={path} />
    </svg>
  )
}

export const markOf = (correct: boolean): Verdict => (correct ? 'right' : 'wrong')

/** An explanation out of the content, in the reader's language. */
export function Why({ text, className = '' }: { text: Localized; className?: string }) {
  return (
    <p className={`mt-1 ${className}`}>
      <Inline text={text[useLocale() as Locale]} />
    </p>
  )
}

/** A state as `ss` prints it, whatever the language around it. */
export function StateName({ name }: { name: string }) {
  return (
    <span lang="en" translate="no" className="font-mono text-[0.9em]">
      {name}
    </span>
  )
}

const inkOf = { client: 'text-client', server: 'text-server' } as const

/** "client" or "server" in the page's language and the host's colour. */
export function HostName({ children }: { children?: ReactNode }) {
  const t = useTranslations('question.states')
  const host = String(children) === 'client' ? 'client' : 'server'
  return <span className={`font-semibold ${inkOf[host]}`}>{t(host)}</span>
}
