import { spawnSync } from 'node:child_process'
import { gates, ms, table } from './report.ts'

const [few, many] = [1_000, 1_000_000]

/** One learner's progress and review queue, when that learner's attempts are few among many and when they are not. */
export async function measureGrowth(): Promise<string> {
  const small = run(few)
  const large = run(many)
  return [
    '## Growth',
    'What the server does for `GET /api/progress` and `GET /api/review` of one learner with 100 attempts, without HTTP: the median of 300 learners, whose attempts lie scattered in the file.',
    table(
      ['attempts in the database', 'progress ms', 'review ms'],
      [few, many].map((count) => {
        const { progress, review } = count === few ? small : large
        return [count.toLocaleString('en'), ms(progress), ms(review)]
      }),
    ),
    gates([grows('progress', small.progress, large.progress), grows('review', small.review, large.review)]),
  ].join('\n\n')
}

const grows = (what: string, small: number, large: number) => ({
  what: `${what}: a million attempts over a thousand`,
  measured: (large / small).toFixed(2),
  gate: '<= 2',
  holds: large <= small * 2,
})

function run(attempts: number): { progress: number; review: number } {
  const child = ['node_modules/tsx/dist/cli.mjs', '--conditions=react-server', 'scripts/bench/growth-child.ts']
  const { status, stdout, stderr } = spawnSync(process.execPath, [...child, String(attempts)], {
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '')
}
