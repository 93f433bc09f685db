import { useTranslations } from 'next-intl'
import type { Problem } from '../../tcp/schema.ts'
import { expectationOf } from './expectation.ts'

const shown = 10

/** Where a scenario from outside is wrong, and what should be there. */
export function ProblemList({ problems }: { problems: readonly Problem[] }) {
  const t = useTranslations('workbench.expected')
  return (
    <ul className="mt-2 list-disc space-y-1 ps-5">
      {problems.slice(0, shown).map((problem) => {
        const { code, values } = expectationOf(problem)
        const path = problem.path === '(the scenario)' ? t('root') : problem.path
        return (
          <li key={`${problem.path} ${problem.expected}`} className="break-words">
            {t('sentence', { path, expected: t(code, values) })}
          </li>
        )
      })}
    </ul>
  )
}
