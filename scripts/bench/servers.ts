import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Libsql from 'libsql'

export interface Running {
  origin: string
  process: ChildProcess
  /** Spawn to the first 200, ms. */
  startedInMs: number
  stop: () => Promise<void>
}

/** The product as `npm start` serves it, on a database of its own. */
export function startProduct(port: number): Promise<Running> {
  const env = {
    PORT: String(port),
    HOST: '127.0.0.1',
    DATABASE_URL: newDatabase().url,
    ANSWERS_PER_MINUTE: '1000000',
    NEW_LEARNERS_PER_HOUR: '1000000',
  }
  return start('scripts/serve.mjs', [], env, `http://127.0.0.1:${port}`, '/en')
}

export const bareLearner = 'bare'

function newDatabase() {
  const file = join(mkdtempSync(join(tmpdir(), 'four-waves-bench-')), 'bench.db')
  const url = `file:${file}`
  const env = { ...process.env, DATABASE_URL: url }
  const prepared = spawnSync('npx', ['tsx', 'scripts/db.ts', 'deploy'], { env })
  if (prepared.status !== 0) throw new Error(`the database could not be prepared: ${prepared.stderr}`)
  return { file, url }
}

/** The smallest page of this version of Next, and the barest route handler that stores a row: the floors. */
export function startHello(port: number): Promise<Running> {
  const { file, url } = newDatabase()
  const connection = new Libsql(file)
  connection.prepare('INSERT INTO "Learner" ("id", "tokenHash") VALUES (?, ?)').run([bareLearner, bareLearner])
  connection.close()
  const folder = 'scripts/bench/hello'
  if (!existsSync(`${folder}/.next/server/app/store/route.js`)) {
    const built = spawnSync('npx', ['next', 'build', folder], {
      encoding: 'utf8',
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    })
    if (built.status !== 0) throw new Error(`the reference page could not be built:\n${built.stdout}${built.stderr}`)
  }
  const next = 'node_modules/next/dist/bin/next'
  return start(
    next,
    ['start', folder, '-H', '127.0.0.1', '-p', String(port)],
    { DATABASE_URL: url },
    `http://127.0.0.1:${port}`,
    '/',
  )
}

async function start(
  script: string,
  args: string[],
  env: Record<string, string>,
  origin: string,
  path: string,
): Promise<Running> {
  const began = performance.now()
  const child = spawn(process.execPath, ['--max-old-space-size=512', script, ...args], {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: 'ignore',
  })
  while (child.exitCode === null && performance.now() - began < 30_000) {
    const ok = await fetch(origin + path).then(
      (reply) => reply.ok,
      () => false,
    )
    if (ok) {
      const stop = () =>
        new Promise<void>((resolve) => {
          child.once('exit', () => resolve())
          child.kill('SIGTERM')
        })
      return { origin, process: child, startedInMs: performance.now() - began, stop }
    }
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  child.kill('SIGKILL')
  throw new Error(`${script} did not answer on ${origin}${path}`)
}
