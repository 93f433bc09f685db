// Serves the build on a PostgreSQL of its own: for the browser tests.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { PostgresServer } from './server.ts'

const postgres = await PostgresServer.start({ port: Number(process.env.POSTGRESQL_PORT) })
const child = spawn(process.execPath, ['scripts/serve.mjs'], {
  stdio: 'inherit',
  env: { ...process.env, DATABASE_URL: postgres.url() },
})
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => child.kill(signal))
const [code] = await once(child, 'exit')
await postgres.remove()
process.exit(code ?? 0)
