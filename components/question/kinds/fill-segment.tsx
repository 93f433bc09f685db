import { useTranslations } from 'next-intl'
import { useId } from 'react'
import type { KindView, PublicOf } from '../kind-view'
import { HostName, Mark, markOf, Why } from '../marks'
import { numberIn } from '../number-text'

type Asked = PublicOf<'fill-segment'>
type Field = Asked['blank'][number]

export const fillSegmentView: KindView<'fill-segment'> = {
  Fields: function SegmentFields({ question, initial }) {
    const t = useTranslations('question.segment')
    const before = (initial ?? {}) as Partial<Record<Field, unknown>>
    const flagsBefore = String(before.flags ?? '').split(',')
    return (
      <>
        <Before question={question} />
        <div className="flex flex-wrap items-end gap-x-6 gap-y-4 rounded-md border border-edge bg-page px-4 py-3">
          <p className="w-full">
            {t.rich('asked', { at: question.at, from: question.from, host: (name) => <HostName>{name}</HostName> })}
            {Object.keys(question.given).length > 0 && (
              <span lang="en" translate="no" className="ml-2 font-mono text-[0.9em]">
                {Object.entries(question.given)
                  .map(([field, value]) => (field === 'flags' ? value : `${field}=${value ?? '-'}`))
                  .join(' ')}
              </span>
            )}
          </p>
          {question.blank.map((field) =>
            field === 'flags' ? (
              <fieldset key={field} className="min-w-0">
                <legend className="text-sm font-semibold">{t('flags')}</legend>
                <div className="flex flex-wrap gap-x-4">
                  {question.flagChoices.map((flag) => (
                    <label key={flag} className="flex min-h-11 cursor-pointer items-center gap-2">
                      <input
                        type="checkbox"
                        name="flags"
                        value={flag}
                        defaultChecked={flagsBefore.includes(flag)}
                        className="size-5 accent-ink"
                      />
                      <span lang="en" translate="no" className="font-mono">
                        {flag}
                      </span>
                    </label>
                  ))}
                </div>
              </fieldset>
            ) : (
              <NumberField key={field} field={field} initial={before[field]} />
            ),
          )}
        </div>
      </>
    )
  },

  /** A segment without ACK has no acknowledgement number: then, and only then, its field may stay empty. */
  read(form) {
    const asked = form.getAll('blank') as Field[]
    const flags = form.getAll('flags').join(',')
    const answer: Partial<Record<Field, string | number | null>> = {}
    for (const field of asked) {
      const number = numberIn(String(form.get(field) ?? ''))
      const noAck = field === 'ack' && asked.includes('flags') && !flags.includes('ACK') && form.get('ack') === ''
      if (field === 'flags' ? flags === '' : number === null && !noAck) return null
      answer[field] = field === 'flags' ? flags : number
    }
    return answer
  },

  Result: function SegmentResult({ feedback: { fields, why } }) {
    const t = useTranslations('question.segment')
    return (
      <>
        <dl className="space-y-2">
          {fields.map(({ field, given, expected, correct, near }) => (
            <div
              key={field}
              className={`rounded-md border border-line px-4 py-2 ${correct ? 'bg-good-soft' : 'bg-bad-soft'}`}
            >
              <dt className="font-semibold">{t(field)}</dt>
              <dd>
                <Mark verdict={markOf(correct)} />{' '}
                {correct
                  ? t('right', { given: given ?? t('none') })
                  : t('wrong', { given: given ?? t('none'), expected: expected ?? t('none') })}
                {near && <Why text={near} />}
              </dd>
            </div>
          ))}
        </dl>
        <Why text={why} className="mt-3" />
      </>
    )
  },
}

function NumberField({ field, initial }: { field: Field; initial: unknown }) {
  const t = useTranslations('question.segment')
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className="block text-sm font-semibold">
        {t(field)}
      </label>
      <input
        id={id}
        name={field}
        inputMode="numeric"
        autoComplete="off"
        maxLength={30}
        defaultValue={typeof initial === 'number' ? initial : undefined}
        className="mt-1 min-h-11 w-32 rounded-md border border-edge bg-page px-3 font-mono tabular-nums"
      />
    </div>
  )
}

/** The run up to the segment that is asked for; the box scrolls, the page does not. */
function Before({ question: { before, blank } }: { question: Asked }) {
  const t = useTranslations('question.segment')
  return (
    <section className="mb-4 overflow-x-auto rounded-md border border-line" aria-label={t('before')} tabIndex={0}>
      {blank.map((field) => (
        <input key={field} type="hidden" name="blank" value={field} />
      ))}
      <table className="w-full text-sm">
        <thead>
          <tr className="border-b border-line text-left">
            <th className="px-3 py-1.5 font-semibold">ms</th>
            <th className="px-3 py-1.5 font-semibold">{t('from')}</th>
            <th className="px-3 py-1.5 font-semibold">{t('segment')}</th>
          </tr>
        </thead>
        <tbody>
          {before.map(({ id, at, from, flags, seq, ack, len, lost, retransmission, forged }) => (
            <tr key={id} className="border-b border-line last:border-0">
              <td className="px-3 py-1 font-mono tabular-nums">{at}</td>
              <td className="px-3 py-1">
                <HostName>{from}</HostName>
              </td>
              <td className="px-3 py-1 whitespace-nowrap">
                <span lang="en" translate="no" className="font-mono">
                  {flags} seq={seq}
                  {ack === null ? '' : ` ack=${ack}`}
                  {len > 0 ? ` len=${len}` : ''}
                </span>{' '}
                {lost && t('lost')} {retransmission && t('again')} {forged && t('forged')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
