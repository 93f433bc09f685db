import { readFileSync } from 'node:fs'
import { LazySandbox } from '@/sandbox/lazy'

const load = (name: string) => JSON.parse(readFileSync(`content/lessons/${name}.json`, 'utf8'))

export default function Page() {
  return (
    <div className="mx-auto max-w-6xl px-4 py-6 sm:px-6">
      <div className="prose mx-auto max-w-[52.5rem]">
        <LazySandbox scenario={load('05-fourth-wave/scenarios/four-waves')} title="The last wave" />
        <LazySandbox
          scenario={load('05-fourth-wave/scenarios/last-ack-lost')}
          title="Challenge"
          mode="challenge"
          allow={['drop', 'delay', 'duplicate', 'close', 'shutdown', 'send', 'receive']}
        />
      </div>
    </div>
  )
}
