// npm run reliability             R1 R3 R4 R7 R8 R10-R16 R20 and the transactions, against the last build
// npm run reliability -- kills    one of them
// npm run reliability -- soak --slow    15,000 answers over half an hour
import { spawnSync } from 'node:child_process'
import { backups } from './reliability/backups.ts'
import { bodies } from './reliability/bodies.ts'
import { classStart } from './reliability/class-start.ts'
import { deployments } from './reliability/deployment.ts'
import { fullDisk } from './reliability/full-disk.ts'
import { kills } from './reliability/kills.ts'
import { doublePresses, lostReplies } from './reliability/lost-replies.ts'
import { migrations } from './reliability/migrations.ts'
import { locked, stopped } from './reliability/outage.ts'
import { slowClients } from './reliability/slow-clients.ts'
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
  'full-disk': () => fullDisk(30),
  deployments: () => deployments(6),
  migrations: () => migrations(1_000_000, [0.25, 0.5, 0.75]),
  backups: () => backups(100, 20),
  'backups-postgresql': async () => backups(100, 20, await postgresqlStore()),
  'class-start': () => classStart(500, 10),
  'class-start-postgresql': async () => classStart(500, 10, await postgresqlStore()),
  'slow-clients': () => slowClients(1_000, 8),
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
