'use client'

import { useTranslations } from 'next-intl'
import { Fragment } from 'react'
import type { Run } from './run.ts'
import type { Step } from './steps.ts'
import { type Clause, clausesOf, keyOf } from './tell.ts'

/** What stands before each clause of a sentence: nothing, commas, and the word for "and" before the last. */
const joint = (index: number, count: number) => (index === 0 ? null : index === count - 1 ? 'and' : 'comma')

/** Timers have names in the page's language; the rest is the same in all. */
const valuesOf = ({ values }: Clause, t: (key: string) => string) =>
  values.timer ? { ...values, timer: t(`timer.${values.timer}`) } : values

/** A step as one sentence, its segments, states and calls set as code. */
export function Sentence({ run, step }: { run: Run; step: Step }) {
  const t = useTranslations('sandbox')
  const clauses = clausesOf(run, step)
  return (
    <>
      {clauses.map((clause, index) => {
        const before = joint(index, clauses.length)
        return (
          <Fragment key={keyOf(clause)}>
            {before && t(before)}
            {t.rich(`tell.${clause.code}`, {
              ...valuesOf(clause, t),
              c: (chunks) => (
                <code lang="en" className="bg-transparent p-0 font-medium font-mono text-[0.92em]">
                  {chunks}
                </code>
              ),
            })}
          </Fragment>
        )
      })}
      {t('stop')}
    </>
  )
}

/** The same as plain text. */
export function useSentence(): (run: Run, step: Step) => string {
  const t = useTranslations('sandbox')
  return (run, step) => {
    const clauses = clausesOf(run, step)
    const told = clauses.map((clause, index) => {
      const before = joint(index, clauses.length)
      return (
        (before ? t(before) : '') + t.markup(`tell.${clause.code}`, { ...valuesOf(clause, t), c: (chunks) => chunks })
      )
    })
    return told.join('') + t('stop')
  }
}
