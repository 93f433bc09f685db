import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Inline } from '@/components/kit/inline'
import type { KindView, PublicOf } from '../kind-view'
import { Mark, Why } from '../marks'

type Steps = PublicOf<'order-steps'>['steps']

export const orderStepsView: KindView<'order-steps'> = {
  Fields: function OrderFields({ question, initial }) {
    const t = useTranslations('question.order')
    const [steps, setSteps] = useState(() => inOrder(question.steps, initial))
    const [announcement, setAnnouncement] = useState('')

    function move(from: number, to: number) {
      const step = steps[from]
      if (!step || to < 0 || to >= steps.length) return
      setSteps(steps.toSpliced(from, 1).toSpliced(to, 0, step))
      setAnnouncement(t('moved', { step: plain(step.text), place: to + 1, all: steps.length }))
    }

    return (
      <>
        <ol className="list-none space-y-2 pl-0">
          {steps.map(({ id, text }, index) => (
            <li key={id} className="flex items-center gap-3 rounded-md border border-line bg-raised py-1.5 pr-1.5 pl-4">
              <input type="hidden" name="step" value={id} />
              <span aria-hidden="true" className="font-mono text-soft">
                {index + 1}
              </span>
              <span className="min-w-0 flex-1">
                <Inline text={text} />
              </span>
              <span className="flex shrink-0 gap-1.5">
                <MoveButton
                  label={t('up', { step: plain(text) })}
                  path="M10 16V4M5 9l5-5 5 5"
                  impossible={index === 0}
                  onClick={() => move(index, index - 1)}
                />
                <MoveButton
                  label={t('down', { step: plain(text) })}
                  path="M10 4v12M5 11l5 5 5-5"
                  impossible={index === steps.length - 1}
                  onClick={() => move(index, index + 1)}
                />
              </span>
            </li>
          ))}
        </ol>
        <p role="status" className="sr-only">
          {announcement}
        </p>
      </>
    )
  },

  read: (form) => form.getAll('step'),

  Result: function OrderResult({ question, feedback: { given, solution, broken, why } }) {
    const t = useTranslations('question.order')
    const textOf = (id: string) => question.steps.find((step) => step.id === id)?.text ?? id
    return (
      <>
        {broken.length > 0 && (
          <>
            <p className="font-medium">{t('broken')}</p>
            <ul className="mt-1 list-none space-y-1 pl-0">
              {broken.map(([first, then]) => (
                <li key={`${first} ${then}`}>
                  <Mark verdict="wrong" /> {t('before', { first: plain(textOf(first)), second: plain(textOf(then)) })}
                </li>
              ))}
            </ul>
          </>
        )}
        <p className="mt-3 font-medium">{broken.length > 0 ? t('solution') : t('yours')}</p>
        <ol className="mt-1 list-decimal space-y-1 pl-6">
          {(broken.length > 0 ? solution : given).map((id) => (
            <li key={id}>
              <Inline text={textOf(id)} />
            </li>
          ))}
        </ol>
        <Why text={why} className="mt-3" />
      </>
    )
  },
}

/** Stays focusable at the ends of the list, so that the keyboard does not lose its place. */
function MoveButton({
  label,
  path,
  impossible,
  onClick,
}: {
  label: string
  path: string
  impossible: boolean
  onClick: () => void
}) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-disabled={impossible}
      onClick={onClick}
      className="grid size-11 place-items-center rounded-md border border-edge hover:bg-sunken aria-disabled:opacity-40"
    >
      <svg viewBox="0 0 20 20" aria-hidden="true" className="size-5" fill="none" stroke="currentColor" strokeWidth="2">
        <path d={path} />
      </svg>
    </button>
  )
}

const plain = (text: string) => text.replaceAll('`', '')

function inOrder(steps: Steps, order: unknown): Steps {
  if (!Array.isArray(order)) return steps
  return steps.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
}
