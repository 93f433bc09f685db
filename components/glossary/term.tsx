import { getLocale } from 'next-intl/server'
import type { ReactNode } from 'react'

/** The first use of a term in a lesson: a link to its entry, of which a card shows the text. */
export async function Term({ slug, children }: { slug: string; children: ReactNode }) {
  return (
    <a href={`/${await getLocale()}/glossary#${slug}`} data-term={slug} className="term">
      {children}
    </a>
  )
}
