import { useTranslations } from 'next-intl'
import { Inline } from '@/components/kit/inline'
import type { Rung } from '@/quiz/interview-names'
import { Disclosure } from './disclosure'

/** The follow-ups: each appears when the one before has been opened, by the style sheet alone. */
export function Ladder({ rungs }: { rungs: readonly { rung: Rung; question: string; answer: string }[] }) {
  const t = useTranslations('interview.page.rung')
  return (
    <ol className="max-w-[42rem] border-t border-line">
      {rungs.map(({ rung, question, answer }) => (
        <li key={rung} className="[&:has(>details:not([open]))~li]:hidden">
          <Disclosure
            summary={
              <>
                <span className="me-2 text-sm font-normal text-soft">{t(rung)}</span>
                <Inline text={question} />
              </>
            }
          >
            <p>
              <Inline text={answer} />
            </p>
          </Disclosure>
        </li>
      ))}
    </ol>
  )
}
