import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { compare } from './kills.ts'
import { PersistentLearners } from './persistent.ts'
import { Served } from './served.ts'
import { sqliteStore } from './stores.ts'

export interface FullDiskReport {
  /** Not a 503 that says when to come back. */
  wrongly: number
  refused: number
  /** From the moment at which there is room again. */
  secondsUntilStored: number
  lessonsFailed: number
  acknowledged: number
  lost: number
  doubled: number
  integrity: string
}

/** R3: the disk fills while answers come, and is freed. Mounts a disk of its own in memory, and so needs root. */
export async function fullDisk(seconds: number): Promise<FullDiskReport> {
  const disk = mkdtempSync(join(tmpdir(), 'four-waves-disk-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=230m', 'tmpfs', disk])
  try {
    return await onDisk(disk, seconds)
  } finally {
    execFileSync('umount', ['--lazy', disk])
    rmSync(disk, { recursive: true })
  }
}

async function onDisk(disk: string, seconds: number): Promise<FullDiskReport> {
  const ballast = join(disk, 'ballast')
  const store = sqliteStore(disk)
  const served = await Served.start(store)
  try {
    let [refused, wrongly, lessonsFailed, freedAt, storedAt] = [0, 0, 0, 0, 0]
    const learners = new PersistentLearners(served.origin, {
      learners: 4,
      againAfter: 200,
      onRefusal: (reply) => {
        refused++
        if (reply && (reply.status !== 503 || !reply.retryAfter)) wrongly++
      },
      onGrade: () => {
        if (freedAt > 0 && storedAt === 0) storedAt = performance.now()
      },
    })
    await sleep(1_000)
    fill(ballast)
    const until = performance.now() + seconds * 1000
    while (performance.now() < until) {
      const reply = await fetch(`${served.origin}/en/lessons/first-wave`)
      await reply.text()
      if (!reply.ok) lessonsFailed++
      await sleep(100)
    }
    rmSync(ballast)
    freedAt = performance.now()
    await sleep(3_000)
    await learners.stop()
    await served.stop()
    const found = await compare(learners.acknowledged, store)
    const { lost, doubled, integrity } = found
    const secondsUntilStored = (storedAt - freedAt) / 1000
    return {
      wrongly,
      refused,
      secondsUntilStored,
      lessonsFailed,
      acknowledged: found.acknowledged,
      lost,
      doubled,
      integrity,
    }
  } finally {
    await served.remove()
  }
}

/** To the last byte: until the disk says so. */
function fill(file: string) {
  const piece = Buffer.alloc(1 << 16)
  const ballast = openSync(file, 'w')
  try {
    for (;;) writeSync(ballast, piece)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  } finally {
    closeSync(ballast)
  }
}
