import { getTranslations } from 'next-intl/server'
import type { Difference } from '@/tcp/differences'
import type { Scenario } from '@/tcp/scenario'

/** What was simulated, as the command line reads it, and what the documented difference changes in it. */
export async function ScenarioText({
  scenario,
  difference,
}: {
  scenario: Scenario
  difference: Difference | undefined
}) {
  const t = await getTranslations('conformance')
  const correction = difference && { replace: difference.replace, add: difference.add }
  return (
    <details className="mt-12 rounded-md border border-line px-4">
      <summary className="min-h-11 py-2.5 font-medium">{t('scenario')}</summary>
      <Json label={t('scenario')} value={scenario} />
      {correction && (correction.replace || correction.add) && (
        <>
          <p className="mb-2">{t('scenarioAdded')}</p>
          <Json label={t('scenarioAdded')} value={correction} />
        </>
      )}
    </details>
  )
}

function Json({ label, value }: { label: string; value: unknown }) {
  return (
    <section
      aria-label={label}
      tabIndex={0}
      lang="en"
      className="mb-4 max-h-[30rem] overflow-auto rounded-md bg-sunken p-4"
    >
      <pre translate="no" className="font-mono text-sm leading-normal">
        {linePerEntry(value)}
      </pre>
    </section>
  )
}

/** JSON as the recordings are written: one line for each call and each act of the network. */
const linePerEntry = (value: unknown): string =>
  JSON.stringify(value, null, 1).replace(/\{[^{}]*\}/g, (entry) => entry.replace(/\s*\n\s*/g, ' '))
