import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { postgresqlBinaries } from './binaries.ts'

/** PostgreSQL refuses to run as root: then it is nobody's. */
const nobody = { uid: 65_534, gid: 65_534 }
const user = process.getuid?.() === 0 ? nobody : {}

/** What a test may lose with the machine, and so need not wait for. */
const forgetful = ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off']

/** A PostgreSQL of this process alone, in a temporary folder: for tests, to be stopped, killed and started again. */
export class PostgresServer {
  readonly #folder: string
  readonly #binaries: string
  readonly #settings: string[]
  readonly port: number
  #process: ChildProcess | undefined

  private constructor(folder: string, port: number, settings: string[]) {
    this.#folder = folder
    this.#settings = settings
    this.port = port
    this.#binaries = postgresqlBinaries(folder)
  }

  /** `durable`: what is committed survives, as in production. `port`: of this machine, any that is free unless told. */
  static async start({ durable = false, port = 0 } = {}): Promise<PostgresServer> {
    const folder = mkdtempSync(join(tmpdir(), 'four-waves-postgresql-'))
    chmodSync(folder, 0o755)
    if (user === nobody) chownSync(folder, nobody.uid, nobody.gid)
    const server = new PostgresServer(folder, port || (await freePort()), durable ? [] : forgetful)
    server.#initialize()
    await server.restart()
    return server
  }

  url(database?: string): string {
    return urlOf(this.port, database)
  }

  #initialize() {
    const args = ['-D', this.#data, '-U', 'postgres', '--auth=trust', '--no-sync', '-E', 'UTF8', '--locale=C']
    const { status, stderr } = spawnSync(join(this.#binaries, 'initdb'), args, { ...user, encoding: 'utf8' })
    if (status !== 0) throw new Error(`initdb failed: ${stderr}`)
  }

  get #data() {
    return join(this.#folder, 'data')
  }

  /** Resolves when it answers. */
  async restart(): Promise<void> {
    const places = ['-D', this.#data, '-p', String(this.port), '-h', '127.0.0.1', '-k', this.#folder]
    const limits = ['-c', 'max_connections=200', '-c', 'jit=off']
    const child = spawn(join(this.#binaries, 'postgres'), [...places, ...limits, ...this.#settings], {
      ...user,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    child.stderr.on('data', (chunk) => {
      said = `${said}${chunk}`.slice(-4_000)
    })
    this.#process = child
    // Whoever started it may fail; it does not stay behind.
    const killed = () => child.kill('SIGKILL')
    process.once('exit', killed)
    child.once('exit', () => process.off('exit', killed))
    while (!(await this.#answers())) {
      if (child.exitCode !== null) throw new Error(`postgres stopped:\n${said}`)
      await sleep(50)
    }
  }

  async #answers(): Promise<boolean> {
    return this.run('SELECT 1').then(
      () => true,
      () => false,
    )
  }

  async run(sql: string, database?: string): Promise<Record<string, unknown>[]> {
    const client = new Client({ connectionString: this.url(database), connectionTimeoutMillis: 5_000 })
    client.on('error', () => {})
    try {
      await client.connect()
      return (await client.query(sql)).rows
    } finally {
      await client.end().catch(() => {})
    }
  }

  /** As `pg_ctl stop -m` does. immediate: no checkpoint, connections are cut; what was committed is found in the log. */
  async stop(mode: 'fast' | 'immediate' = 'fast'): Promise<void> {
    const child = this.#process
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill(mode === 'fast' ? 'SIGINT' : 'SIGQUIT')
    await exited
  }

  async remove(): Promise<void> {
    await this.stop('immediate')
    rmSync(this.#folder, { recursive: true })
  }
}

export const urlOf = (port: number, database = 'postgres'): string =>
  `postgresql://postgres@127.0.0.1:${port}/${database}`

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}
