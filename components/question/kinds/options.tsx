import { useTranslations } from 'next-intl'
import { Inline } from '@/components/kit/inline'
import type { OptionsFeedback } from '@/quiz/kinds/one-choice'
import type { KindView, PublicOf } from '../kind-view'
import { Mark, markOf, Why } from '../marks'

type Options = PublicOf<'one-choice'> | PublicOf<'several-choices'>

export const oneChoiceView: KindView<'one-choice'> = {
  Fields: ({ question, initial }) => <OptionFields type="radio" options={question.options} initial={[initial]} />,
  read: (form) => form.get('option'),
  Result: OptionsResult,
}

export const severalChoicesView: KindView<'several-choices'> = {
  Fields: ({ question, initial }) => (
    <OptionFields type="checkbox" options={question.options} initial={asList(initial)} />
  ),
  read: (form) => {
    const picked = form.getAll('option')
    return picked.length > 0 ? picked : null
  },
  Result: OptionsResult,
}

const asList = (initial: unknown): unknown[] => (Array.isArray(initial) ? initial : [])

interface FieldsProps {
  name?: string
  type: 'radio' | 'checkbox'
  options: Options['options']
  initial: unknown[]
}

export function OptionFields({ name = 'option', type, options, initial }: FieldsProps) {
  return (
    <div className="space-y-2">
      {options.map(({ id, text }) => (
        <label
          key={id}
          className="flex min-h-11 cursor-pointer items-start gap-3 rounded-md border border-line px-4 py-2.5 hover:border-edge has-checked:border-ink has-checked:bg-sunken"
        >
          <input
            type={type}
            name={name}
            value={id}
            defaultChecked={initial.includes(id)}
            className="mt-1 size-5 shrink-0 accent-ink"
          />
          <span className="min-w-0">
            <Inline text={text} />
          </span>
        </label>
      ))}
    </div>
  )
}

function OptionsResult({ question, feedback }: { question: Options; feedback: OptionsFeedback }) {
  return <JudgedOptions options={question.options} judged={feedback.options} />
}

/** Every option with the reason why it is right or wrong. */
export function JudgedOptions(props: { options: Options['options']; judged: OptionsFeedback['options'] }) {
  const t = useTranslations('question.option')
  return (
    <ul className="list-none space-y-3 pl-0">
      {props.options.map(({ id, text }) => {
        const verdict = props.judged.find((option) => option.id === id)
        if (!verdict) return null
        const { chosen, correct, why } = verdict
        return (
          <li
            key={id}
            className={`rounded-md border px-4 py-3 ${chosen ? 'border-ink' : 'border-line'} ${correct ? 'bg-good-soft' : chosen ? 'bg-bad-soft' : ''}`}
          >
            <p className="font-medium">
              <Inline text={text} />
            </p>
            <p className="mt-1 text-sm">
              <Mark verdict={markOf(correct)} />{' '}
              <span className="font-semibold">{t(`${correct ? 'right' : 'wrong'}${chosen ? 'Chosen' : ''}`)}</span>
            </p>
            <Why text={why} />
          </li>
        )
      })}
    </ul>
  )
}
