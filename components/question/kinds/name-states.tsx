import { useTranslations } from 'next-intl'
import type { KindView } from '../kind-view'
import { Mark, markOf, StateName, Why } from '../marks'

const hosts = ['client', 'server'] as const
const inkOf = { client: 'text-client', server: 'text-server' } as const

export const nameStatesView: KindView<'name-states'> = {
  Fields: function StateFields({ question, initial }) {
    const t = useTranslations('question.states')
    const before = initial as Partial<Record<string, string>> | null | undefined
    return (
      <div className="grid gap-4 sm:grid-cols-2">
        {hosts.map((host) => (
          <label key={host} className="block">
            <span className={`block font-semibold ${inkOf[host]}`}>{t(host)}</span>
            <select
              name={host}
              defaultValue={before?.[host] ?? ''}
              className="mt-1 min-h-11 w-full rounded-md border border-edge bg-page px-3"
            >
              <option value="">{t('choose')}</option>
              {question.choices.map((state) => (
                <option key={state} value={state} lang="en" translate="no">
                  {state}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
    )
  },

  read(form) {
    const [client, server] = hosts.map((host) => form.get(host))
    return client && server ? { client, server } : null
  },

  Result: function StatesResult({ feedback }) {
    const t = useTranslations('question.states')
    const name = (chunks: React.ReactNode) => <StateName name={String(chunks)} />
    return (
      <>
        <dl className="grid gap-4 sm:grid-cols-2">
          {hosts.map((host) => {
            const { given, expected, correct } = feedback.hosts[host]
            return (
              <div
                key={host}
                className={`rounded-md border border-line px-4 py-3 ${correct ? 'bg-good-soft' : 'bg-bad-soft'}`}
              >
                <dt className={`font-semibold ${inkOf[host]}`}>{t(host)}</dt>
                <dd>
                  <Mark verdict={markOf(correct)} />{' '}
                  {correct ? t.rich('right', { given, name }) : t.rich('wrong', { given, expected, name })}
                </dd>
              </div>
            )
          })}
        </dl>
        <Why text={feedback.why} className="mt-3" />
      </>
    )
  },
}
