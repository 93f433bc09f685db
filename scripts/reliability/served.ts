import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Store, sqliteStore } from './stores.ts'

/** The production server, to be killed and started again. */
export class Served {
  readonly store: Store
  readonly port: number
  readonly origin: string
  #process: ChildProcess | undefined

  private constructor(store: Store, port: number) {
    this.store = store
    this.port = port
    this.origin = `http://127.0.0.1:${port}`
  }

  /** On a database of its own, unless told which. */
  static async start(store: Store = sqliteStore()): Promise<Served> {
    const served = new Served(store, await freePort())
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
      DATABASE_URL: this.store.url,
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
    await this.store.remove()
  }

  /** What the server uses, as Linux counts it. */
  usage(): { rssMegabytes: number; peakMegabytes: number; descriptors: number; walMegabytes: number } {
    const status = readFileSync(`/proc/${this.#process?.pid}/status`, 'utf8')
    const megabytes = (field: string) => Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1]) / 1000
    const wal = `${this.store.file}-wal`
    return {
      rssMegabytes: megabytes('VmRSS'),
      peakMegabytes: megabytes('VmHWM'),
      descriptors: readdirSync(`/proc/${this.#process?.pid}/fd`).length,
      walMegabytes: existsSync(wal) ? statSync(wal).size / 1e6 : 0,
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
