import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/kit/button'
import { fetchHint } from '../fetch-hint'
import type { KindView, PublicOf } from '../kind-view'
import { Why } from '../marks'
import { JudgedOptions, OptionFields } from './options'

const parts = ['cause', 'repair'] as const

export const drillView: KindView<'drill'> = {
  Fields: function DrillFields({ question, initial }) {
    const t = useTranslations('question.drill')
    const given = initial as Record<string, string> | undefined
    return (
      <>
        <Terminal text={question.symptom} label={t('symptom')} />
        <Looks question={question} />
        {parts.map((part) => (
          <fieldset key={part} className="mt-5 min-w-0">
            <legend className="mb-2 font-medium">{t(part)}</legend>
            <OptionFields
              name={part}
              type="radio"
              options={part === 'cause' ? question.causes : question.repairs}
              initial={[given?.[part]]}
            />
          </fieldset>
        ))}
      </>
    )
  },

  read(form) {
    const [cause, repair] = parts.map((part) => form.get(part))
    return cause && repair ? { cause, repair } : null
  },

  Result: function DrillResult({ question, feedback: { causes, repairs, lookCost, why } }) {
    const t = useTranslations('question.drill')
    return (
      <>
        <Why text={why} className="mb-4" />
        <h4 className="mb-2 font-semibold">{t('cause')}</h4>
        <JudgedOptions options={question.causes} judged={causes} />
        <h4 className="mt-5 mb-2 font-semibold">{t('repair')}</h4>
        <JudgedOptions options={question.repairs} judged={repairs} />
        {lookCost > 0 && <p className="mt-3">{t('lookCost', { cost: Math.round(lookCost * 100) })}</p>}
      </>
    )
  },
}

/** What a terminal shows scrolls in its own box, which the keyboard can reach. */
function Terminal({ text, label }: { text: string; label: string }) {
  return (
    <section
      aria-label={label}
      tabIndex={0}
      className="my-3 overflow-x-auto rounded-md border border-line bg-sunken p-3"
    >
      <pre lang="en" translate="no" className="m-0 font-mono text-xs leading-relaxed">
        {text}
      </pre>
    </section>
  )
}

/** More evidence on request, in any order, each look at the price that is told in advance. */
function Looks({ question: { id, seed, looks, lookCost } }: { question: PublicOf<'drill'> }) {
  const t = useTranslations('question.drill')
  const [seen, setSeen] = useState<Record<number, string>>({})
  const [state, setState] = useState<'idle' | 'asking' | 'failed'>('idle')

  async function ask(look: number) {
    if (state === 'asking') return
    setState('asking')
    const text = await fetchHint({ questionId: id, seed, hint: look })
    setState(text === null ? 'failed' : 'idle')
    if (text !== null) setSeen((before) => ({ ...before, [look]: text }))
  }

  return (
    <section aria-label={t('looks')}>
      <p className="text-sm text-soft">{t('looksNote', { cost: Math.round(lookCost * 100) })}</p>
      <ul className="mt-2 list-none space-y-2 pl-0">
        {looks.map((words, look) => (
          <li key={words}>
            {seen[look] === undefined ? (
              <Button onClick={() => ask(look)} aria-disabled={state === 'asking'} className="text-left">
                {words}
              </Button>
            ) : (
              <>
                <p className="font-medium">{words}</p>
                <Terminal text={seen[look]} label={words} />
              </>
            )}
          </li>
        ))}
      </ul>
      <p role="status" className="mt-2 text-sm empty:mt-0">
        {state === 'failed' && t('lookFailed')}
      </p>
    </section>
  )
}
