import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Libsql from 'libsql'

export interface Row {
  learnerId: string
  id: string
  sequence: number
}

/** The production server on a database of its own, to be killed and started again. */
export class Served {
  readonly folder = mkdtempSync(join(tmpdir(), 'four-waves-served-'))
  readonly file = join(this.folder, 'test.db')
  readonly port: number
  readonly origin: string
  #process: ChildProcess | undefined

  private constructor(port: number) {
    this.port = port
    this.origin = `http://127.0.0.1:${port}`
  }

  static async start(): Promise<Served> {
    const served = new Served(await freePort())
    await served.restart()
    return served
  }

  /** Milliseconds from the start of the process to its first 200. */
  async restart(): Promise<number> {
    const started = performance.now()
    const env = {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(this.port),
      DATABASE_URL: `file:${this.file}`,
      ANSWERS_PER_MINUTE: '1000000',
      NEW_LEARNERS_PER_HOUR: '1000000',
    }
    let said = ''
    const child = spawn(process.execPath, ['--max-old-space-size=512', 'scripts/serve.mjs'], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        said += chunk
      })
    }
    this.#process = child
    while (!(await this.#answers())) {
      if (child.exitCode !== null) throw new Error(`the server stopped:\n${said}`)
      await sleep(20)
    }
    return performance.now() - started
  }

  async #answers(): Promise<boolean> {
    const reply = await fetch(`${this.origin}/api/health`).catch(() => undefined)
    return reply?.ok ?? false
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const child = this.#process
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill(signal)
    await exited
  }

  async remove(): Promise<void> {
    await this.stop()
    rmSync(this.folder, { recursive: true })
  }

  /** What the server uses, as Linux counts it. */
  usage(): { rssMegabytes: number; peakMegabytes: number; descriptors: number; walMegabytes: number } {
    const status = readFileSync(`/proc/${this.#process?.pid}/status`, 'utf8')
    const megabytes = (field: string) => Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1]) / 1000
    const wal = `${this.file}-wal`
    return {
      rssMegabytes: megabytes('VmRSS'),
      peakMegabytes: megabytes('VmHWM'),
      descriptors: readdirSync(`/proc/${this.#process?.pid}/fd`).length,
      walMegabytes: existsSync(wal) ? statSync(wal).size / 1e6 : 0,
    }
  }

  /** The rows as they lie in the file; the server must be stopped. */
  rows(): Row[] {
    return this.#query('SELECT "learnerId", "id", "sequence" FROM "Attempt" ORDER BY "learnerId", "sequence"') as Row[]
  }

  integrity(): string {
    return (this.#query('PRAGMA integrity_check')[0] as { integrity_check: string }).integrity_check
  }

  #query(sql: string): unknown[] {
    const connection = new Libsql(this.file)
    try {
      return connection.prepare(sql).all()
    } finally {
      connection.close()
    }
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}
