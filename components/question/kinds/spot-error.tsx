import { useTranslations } from 'next-intl'
import { Inline } from '@/components/kit/inline'
import type { KindView } from '../kind-view'
import { Mark, markOf, Why } from '../marks'
import { Watch } from '../watch'

export const spotErrorView: KindView<'spot-error'> = {
  Fields: function SentenceFields({ question: { sentences }, initial }) {
    const t = useTranslations('question.spot')
    const before = Array.isArray(initial) ? initial : []
    return (
      <>
        <p className="mb-2 text-sm text-soft">{t('score')}</p>
        <div className="rounded-md border border-line bg-page px-3 py-2 leading-9">
          {sentences.map(({ id, text }) => (
            <label
              key={id}
              className="cursor-pointer rounded px-1 py-1.5 hover:bg-sunken has-checked:bg-bad-soft has-checked:underline has-checked:decoration-bad has-checked:decoration-wavy"
            >
              <input
                type="checkbox"
                name="sentence"
                value={id}
                defaultChecked={before.includes(id)}
                className="mr-1.5 size-6 align-[-0.35em] accent-bad"
              />
              <Inline text={text} />{' '}
            </label>
          ))}
        </div>
      </>
    )
  },

  read(form) {
    const marked = form.getAll('sentence')
    return marked.length > 0 ? marked : null
  },

  Result: function SentenceResult({ question, feedback }) {
    const t = useTranslations('question.spot')
    const sentence = (id: string) => <Inline text={question.sentences.find((one) => one.id === id)?.text ?? id} />
    return (
      <ol className="list-none space-y-3 pl-0">
        {feedback.sentences.map(({ id, marked, wrong, correction, why, see }) => (
          <li
            key={id}
            className={`rounded-md border px-4 py-3 ${marked ? 'border-ink' : 'border-line'} ${marked === wrong ? '' : 'bg-bad-soft'}`}
          >
            <p>{correction ? <s className="decoration-bad">{sentence(id)}</s> : sentence(id)}</p>
            {correction && (
              <div className="mt-1 font-medium">
                <span className="sr-only">{t('correction')} </span>
                <Why text={correction} className="mt-0" />
              </div>
            )}
            <p className="mt-1 text-sm">
              <Mark verdict={markOf(marked === wrong)} />{' '}
              <span className="font-semibold">{t(`${wrong ? 'wrong' : 'right'}${marked ? 'Marked' : 'Left'}`)}</span>
            </p>
            <Why text={why} />
            {see && <Watch scenario={see} as="run" />}
          </li>
        ))}
      </ol>
    )
  },
}
