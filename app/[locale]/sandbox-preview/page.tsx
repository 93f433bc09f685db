import { readFileSync } from 'node:fs'
import { LazySandbox } from '@/sandbox/lazy'

const load = (name: string) => JSON.parse(readFileSync(`content/lessons/${name}.json`, 'utf8'))

export default function Page() {
  const four = load('05-fourth-wave/scenarios/four-waves')
  const script = [...four.script.filter((c: { do: string }) => c.do !== 'close')]
  for (let i = 0; i < 100; i++)
    script.push({ at: 100 + i * 50, host: i % 2 ? 'server' : 'client', do: 'send', bytes: 100 })
  return (
    <div className="mx-auto max-w-6xl px-4 py-6 sm:px-6">
      <div className="prose mx-auto max-w-[52.5rem]">
        <LazySandbox scenario={four} title="The last wave" />
        <LazySandbox
          scenario={load('05-fourth-wave/scenarios/last-ack-lost')}
          title="Challenge"
          mode="challenge"
          allow={['drop', 'delay', 'duplicate', 'close', 'shutdown', 'send', 'receive']}
        />
        <LazySandbox scenario={{ ...four, script }} title="Long" />
      </div>
    </div>
  )
}
