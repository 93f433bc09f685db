// npm run reliability             R1 R4 R7 R8 R13 R16 R20 and the transactions, against the last build
// npm run reliability -- kills    one of them
// npm run reliability -- soak --slow    15,000 answers over half an hour
import { spawnSync } from 'node:child_process'
import { bodies } from './reliability/bodies.ts'
import { kills } from './reliability/kills.ts'
import { doublePresses, lostReplies } from './reliability/lost-replies.ts'
import { locked, stopped } from './reliability/outage.ts'
import { soak } from './reliability/soak.ts'
import { postgresqlStore } from './reliability/stores.ts'
import { twoInstances } from './reliability/two-instances.ts'

const slow = process.argv.includes('--slow')
const trials = {
  kills: () => kills(12),
  'kills-postgresql': async () => kills(12, await postgresqlStore()),
  'two-instances': () => twoInstances(1_000, { kills: 6, outages: 2 }),
  locked: () => locked(30),
  stopped: () => stopped(30),
  'double-presses': () => doublePresses(50),
  'lost-replies': () => lostReplies(50),
  bodies,
  soak: () => soak(15_000, slow ? { seconds: 1_800 } : {}),
  transactions,
}

const asked = process.argv.slice(2).filter((word) => word in trials) as (keyof typeof trials)[]
for (const name of asked.length > 0 ? asked : (Object.keys(trials) as (keyof typeof trials)[])) {
  console.log(name)
  console.dir(await trials[name](), { depth: 4 })
}

async function transactions() {
  const script =
    'node node_modules/tsx/dist/cli.mjs --conditions=react-server scripts/reliability/transactions.ts 20000'
  const { stdout, stderr, status } = spawnSync('bash', ['-c', `ulimit -n 256; ${script}`], { encoding: 'utf8' })
  return status === 0 ? JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') : stderr
}
