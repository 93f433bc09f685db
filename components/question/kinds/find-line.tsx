import { useTranslations } from 'next-intl'
import type { KindView } from '../kind-view'
import { Mark, markOf, Why } from '../marks'

export const findLineView: KindView<'find-line'> = {
  Fields: function LineFields({ question: { lines, several }, initial }) {
    const t = useTranslations('question.line')
    const before = Array.isArray(initial) ? initial : []
    return (
      <>
        {several && <p className="mb-2 text-sm text-soft">{t('several')}</p>}
        <div className="rounded-md border border-line bg-page py-1">
          {numbered(lines).map(({ line, text }) =>
            text.trim() === '' ? (
              <div key={line} className="h-4" />
            ) : (
              <label
                key={line}
                className="flex min-h-9 cursor-pointer items-start gap-3 px-3 py-1.5 hover:bg-sunken has-checked:bg-sunken pointer-coarse:min-h-11"
              >
                <input
                  type={several ? 'checkbox' : 'radio'}
                  name="line"
                  value={line}
                  defaultChecked={before.includes(line)}
                  className="-my-0.5 size-6 shrink-0 accent-ink"
                />
                <LineText line={line} text={text} />
              </label>
            ),
          )}
        </div>
      </>
    )
  },

  read(form) {
    const picked = form.getAll('line').map(Number)
    return picked.length > 0 ? picked : null
  },

  Result: function LineResult({ question, feedback }) {
    const t = useTranslations('question.option')
    return (
      <ul className="list-none space-y-3 pl-0">
        {feedback.lines.map(({ line, chosen, correct, why }) => (
          <li
            key={line}
            className={`rounded-md border px-4 py-3 ${chosen ? 'border-ink' : 'border-line'} ${correct ? 'bg-good-soft' : chosen ? 'bg-bad-soft' : ''}`}
          >
            <div className="flex gap-3">
              <LineText line={line} text={question.lines[line - 1] ?? ''} />
            </div>
            <p className="mt-1 text-sm">
              <Mark verdict={markOf(correct)} />{' '}
              <span className="font-semibold">{t(`${correct ? 'right' : 'wrong'}${chosen ? 'Chosen' : ''}`)}</span>
            </p>
            <Why text={why} />
          </li>
        ))}
      </ul>
    )
  },
}

const numbered = (lines: readonly string[]) => lines.map((text, index) => ({ line: index + 1, text }))

/** Wraps where it must: what decides often stands at the end of a line. */
function LineText({ line, text }: { line: number; text: string }) {
  return (
    <>
      <span className="w-5 shrink-0 text-right font-mono text-sm leading-5 text-soft tabular-nums">{line}</span>
      <span
        lang="en"
        translate="no"
        className="min-w-0 font-mono text-sm leading-5 whitespace-pre-wrap [overflow-wrap:anywhere]"
      >
        {text}
      </span>
    </>
  )
}
