'use client'

import { useTranslations } from 'next-intl'
import { Fragment } from 'react'
import type { Run } from './run.ts'
import type { Step } from './steps.ts'
import { clausesOf } from './tell.ts'

/** A step as one sentence, its segments, states and calls set as code. */
export function Sentence({ run, step }: { run: Run; step: Step }) {
  const t = useTranslations('sandbox')
  return (
    <>
      {clausesOf(run, step).map(({ code, values }, index) => (
        <Fragment key={`${code} ${values.segment ?? values.state ?? index}`}>
          {index > 0 && t('comma')}
          {t.rich(`step.${code}`, {
            ...values,
            c: (chunks) => (
              <code lang="en" className="font-mono text-[0.92em] whitespace-nowrap">
                {chunks}
              </code>
            ),
          })}
        </Fragment>
      ))}
      {t('stop')}
    </>
  )
}

/** The same as plain text. */
export function useSentence(): (run: Run, step: Step) => string {
  const t = useTranslations('sandbox')
  return (run, step) => {
    const clauses = clausesOf(run, step).map(({ code, values }) =>
      t.markup(`step.${code}`, { ...values, c: (chunks) => chunks }),
    )
    return clauses.join(t('comma')) + t('stop')
  }
}
