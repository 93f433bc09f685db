import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/kit/button'
import { Inline } from '@/components/kit/inline'
import { fetchHint } from './fetch-hint'
import type { PublicOf } from './kind-view'

/** Hints one after the other, each at the price it announces; the server tells them and keeps count. */
export function Hints({ question: { id, seed, hints } }: { question: PublicOf<'challenge' | 'stack-bug'> }) {
  const t = useTranslations('question.challenge')
  const locale = useLocale()
  const [told, setTold] = useState<string[]>([])
  const [state, setState] = useState<'idle' | 'asking' | 'failed'>('idle')
  const next = hints[told.length]
  if (hints.length === 0) return null

  async function ask() {
    if (state === 'asking') return
    setState('asking')
    const text = await fetchHint({ questionId: id, seed, hint: told.length, locale })
    setState(text === null ? 'failed' : 'idle')
    if (text !== null) setTold([...told, text])
  }

  return (
    <div className="mt-4">
      <div role="status">
        {told.length > 0 && (
          <ol className="list-decimal space-y-1 pl-6">
            {told.map((text) => (
              <li key={text}>
                <Inline text={text} />
              </li>
            ))}
          </ol>
        )}
      </div>
      {next && (
        <Button className="mt-2" onClick={ask} aria-disabled={state === 'asking'}>
          {t('hint', { number: told.length + 1, cost: Math.round(next.cost * 100) })}
        </Button>
      )}
      <p role="status" className="mt-2 text-sm empty:mt-0">
        {state === 'failed' && t('hintFailed')}
      </p>
    </div>
  )
}
