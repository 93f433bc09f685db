import type { ReactNode } from 'react'

/** Opens without any script, and is found by who looks for words in the page. */
export function Disclosure({ summary, children }: { summary: ReactNode; children: ReactNode }) {
  return (
    <details className="border-b border-line">
      <summary className="min-h-11 cursor-pointer py-3 font-medium hover:underline">{summary}</summary>
      <div className="pb-5">{children}</div>
    </details>
  )
}
