import 'server-only'
import { timingSafeEqual } from 'node:crypto'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { sha256 } from './canonical.ts'
import { health } from './health.ts'
import { bounds, counters } from './http/counters.ts'
import { problem } from './http/problem.ts'

const shared = globalThis as { fourWavesDelay?: ReturnType<typeof monitorEventLoopDelay> }

/** GET /api/metrics, in the text format of Prometheus: there for who knows METRICS_TOKEN, and for nobody without one. */
export async function getMetrics(request: Request, token = process.env.METRICS_TOKEN): Promise<Response> {
  if (!token || !same(request.headers.get('authorization') ?? '', `Bearer ${token}`)) return problem('not-found')
  return new Response(`${(await lines()).join('\n')}\n`, {
    headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' },
  })
}

const same = (given: string, expected: string) =>
  timingSafeEqual(Buffer.from(sha256(given)), Buffer.from(sha256(expected)))

async function lines(): Promise<string[]> {
  const { answers, buckets, seconds, total } = counters()
  const { status, freeMegabytes } = await health()
  return [
    ...metric('four_waves_answers_total', 'counter', 'Answers of the API.'),
    ...[...answers.values()].map(
      ({ method, route, status, count }) =>
        `four_waves_answers_total{method="${method}",route="${route}",status="${status}"} ${count}`,
    ),
    ...metric('four_waves_answer_seconds', 'histogram', 'How long the answers of the API took.'),
    ...bounds.map((bound, index) => `four_waves_answer_seconds_bucket{le="${bound}"} ${buckets[index]}`),
    `four_waves_answer_seconds_bucket{le="+Inf"} ${total}`,
    `four_waves_answer_seconds_sum ${seconds}`,
    `four_waves_answer_seconds_count ${total}`,
    ...gauge('four_waves_healthy', 'Whether an answer could be stored.', status === 'ok' ? 1 : 0),
    ...(freeMegabytes === null ? [] : gauge('four_waves_free_bytes', 'Of the disk.', freeMegabytes * 1e6)),
    ...gauge('process_resident_memory_bytes', 'Memory of the process.', process.memoryUsage.rss()),
    ...gauge('process_uptime_seconds', 'Since the start of the process.', process.uptime()),
    ...gauge('nodejs_eventloop_delay_p99_seconds', 'Since the last look.', delay()),
  ]
}

const metric = (name: string, type: string, help: string) => [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`]
const gauge = (name: string, help: string, value: number) => [...metric(name, 'gauge', help), `${name} ${value}`]

/** From the first look on: nothing is measured where nobody looks. */
function delay(): number {
  shared.fourWavesDelay ??= monitorEventLoopDelay({ resolution: 20 })
  shared.fourWavesDelay.enable()
  const p99 = shared.fourWavesDelay.percentile(99) / 1e9
  shared.fourWavesDelay.reset()
  return p99
}
