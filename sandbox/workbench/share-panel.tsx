'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef, useState } from 'react'
import { Button } from '@/components/kit/button'
import { EmbedButton } from './embed-button.tsx'
import { libraryHash, sharedHash } from './share-link.ts'
import type { PanelProps } from './tools.tsx'
import type { Session } from './use-session.ts'

/** Longer links are cut by some programs. */
const usual = 1500

/** The link to what lies on the bench, at the step where it stands. */
export function SharePanel({ session, title }: PanelProps) {
  const t = useTranslations('workbench.share')
  const link = useLink(session, title)
  const field = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState<{ link: string; done: boolean } | null>(null)
  const id = useId()
  const copy = async () => {
    field.current?.select()
    const done = await navigator.clipboard?.writeText(link).then(
      () => true,
      () => false,
    )
    setCopied({ link, done: done === true })
  }
  return (
    <div className="mt-4">
      <label htmlFor={id} className="font-semibold">
        {t('label')}
      </label>
      <div className="mt-1 flex flex-wrap gap-2">
        <input
          ref={field}
          id={id}
          readOnly
          value={link}
          placeholder={t('working')}
          onFocus={(event) => event.target.select()}
          className="min-h-11 min-w-0 flex-1 basis-64 rounded-md border border-edge bg-page px-3 font-mono text-sm"
        />
        <Button variant="primary" disabled={link === ''} onClick={copy}>
          {t('copy')}
        </Button>
        {link !== '' && <EmbedButton title={title} link={link} />}
      </div>
      <p role="status" className="m-0 min-h-6 pt-1 text-sm">
        {copied?.link === link && link !== '' && t(copied.done ? 'copied' : 'copyFailed')}
      </p>
      {link.length > usual && <p className="mt-1 text-bad text-sm">{t('long', { count: link.length })}</p>}
    </div>
  )
}

/** Packing takes a moment: until then there is no link. */
function useLink(session: PanelProps['session'], title: string): string {
  const { scenario, position } = session
  const short = shortHashOf(session)
  const [packed, setPacked] = useState<{ of: unknown; step: number; hash: string } | null>(null)
  useEffect(() => {
    if (short) return
    let left = false
    void sharedHash({ scenario, step: position, title }).then(
      (hash) => left || setPacked({ of: scenario, step: position, hash }),
    )
    return () => {
      left = true
    }
  }, [short, scenario, position, title])
  const hash = short ?? (packed?.of === scenario && packed.step === position ? packed.hash : null)
  return hash ? `${location.origin}${location.pathname}${hash}` : ''
}

/** The short form is for what lies in the library as it is. */
const shortHashOf = ({ place, changed, position }: Pick<Session, 'place' | 'changed' | 'position'>) =>
  place.entry && !changed ? libraryHash(place.entry.slug, position) : null
