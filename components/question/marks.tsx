import { useLocale } from 'next-intl'
import { Inline } from '@/components/kit/inline'
import type { Locale, Localized } from '@/content/locale'

/** Right or wrong as a shape; the words stand beside it. */
export function Mark({ good }: { good: boolean }) {
  return (
    <svg
      viewBox="0 0 20 20"
      aria-hidden="true"
      className={`inline-block size-5 align-[-0.3em] ${good ? 'text-good' : 'text-bad'}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
    >
      {good ? <circle cx="10" cy="10" r="9" /> : <rect x="1.5" y="1.5" width="17" height="17" rx="2" />}
      <path d={good ? 'M5.5 10.5l3 3 6-7' : 'M6 6l8 8M14 6l-8 8'} />
    </svg>
  )
}

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
