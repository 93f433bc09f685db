import { useTranslations } from 'next-intl'
import { Inline } from '@/components/kit/inline'
import type { Finding } from '@/quiz/goal'

/** What `POST /api/classes/ID/tasks/preview` tells. */
export interface Preview {
  problems: string[]
  played: Finding[]
  start: Finding[]
  additions: number
}

/** How the server grades the run that was played, and what is so at the start already. */
export function PreviewView({ preview, said }: { preview: Preview; said: string[] }) {
  const t = useTranslations('assignment.record')
  const { problems, played, start, additions } = preview
  return (
    <section aria-live="polite" className="rounded-lg border border-line bg-raised px-5 py-4">
      <h3 className="text-xl">{t('previewHeading')}</h3>
      <ul className="mt-2 space-y-1">
        {said.map((text, index) => (
          <li key={text}>
            <Inline text={text} />{' '}
            <span className={played[index]?.held ? 'text-good' : 'text-bad'}>
              ({t(played[index]?.held ? 'held' : 'broken')})
            </span>
            {start[index]?.held && <span className="text-soft"> {t('atStart')}</span>}
          </li>
        ))}
      </ul>
      <p className="mt-2">{t('added', { count: additions })}</p>
      {problems.length === 0 ? (
        <p className="mt-2 font-medium text-good">{t('fine')}</p>
      ) : (
        <ul className="mt-2 text-bad">
          {problems.map((code) => (
            <li key={code}>{t(`problem.${code}` as 'problem.goal-not-reached')}</li>
          ))}
        </ul>
      )}
    </section>
  )
}
