'use client'

import { useTranslations } from 'next-intl'
import { Fragment } from 'react'
import type { Run } from './run.ts'
import type { Step } from './steps.ts'
import { clausesOf, keyOf } from './tell.ts'

/** A step as one sentence, its segments, states and calls set as code. */
export function Sentence({ run, step }: { run: Run; step: Step }) {
  const t = useTranslations('sandbox')
  const clauses = clausesOf(run, step)
  return (
    <>
      {clauses.map((clause, index) => {
        const { code, values } = clause
        return (
          <Fragment key={keyOf(clause)}>
            {index > 0 && t(index === clauses.length - 1 ? 'and' : 'comma')}
            {t.rich(`tell.${code}`, {
              ...values,
              ...(code === 'timer' && { timer: t(`timer.${values.timer}`) }),
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
