import { useTranslations } from 'next-intl'
import { simulate } from '../tcp/simulate.ts'
import { transcript } from '../tcp/transcript.ts'
import type { SandboxProps } from './instrument.tsx'
import { SandboxSlot } from './slot.tsx'

/**
 * A sandbox that is loaded when it comes near the screen. For server components: until then, and without scripts,
 * its place holds the run in words, or leads to `text` where they are.
 */
export function LazySandbox({ text, ...props }: Omit<SandboxProps, 'onScenarioChange'> & { text?: string }) {
  const t = useTranslations('sandbox')
  const trace = simulate(props.scenario)
  const lost = trace.segments.filter((segment) => segment.lost).length
  return (
    <SandboxSlot {...props}>
      <div className="overflow-auto p-4 text-sm">
        <p className="m-0 font-semibold">{props.title}</p>
        <p className="mt-2 max-w-none text-soft">
          {t('run', {
            segments: trace.segments.length,
            lost,
            client: trace.states.client.at(-1)?.state ?? 'CLOSED',
            server: trace.states.server.at(-1)?.state ?? 'CLOSED',
          })}
        </p>
        <noscript>
          <p className="mt-2 max-w-none">{t('noScript')}</p>
          {text ? (
            <a href={text} className="mt-2 inline-block py-1 underline">
              {t('asText')}
            </a>
          ) : (
            <pre lang="en" className="mt-2 overflow-x-auto font-mono text-xs">
              {transcript(trace, props.scenario)}
            </pre>
          )}
        </noscript>
      </div>
    </SandboxSlot>
  )
}
