import { cpSync, existsSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { earlierStatic } from '../setup/build.mjs'

/** How long a page that was opened before a new version may still ask for its scripts, ms. */
const keptFor = 7 * 24 * 3_600_000

/** Puts the static files of the build that is about to be replaced by, and forgets those replaced too long ago. */
export function keepStatic(root: string, now: Date): void {
  const kept = earlierStatic(root)
  const current = join(root, '.next', 'static')
  if (existsSync(current)) {
    cpSync(current, kept, { recursive: true })
    // A file's age counts from the last build that still had it.
    for (const path of filesIn(current)) utimesSync(join(kept, path), now, now)
  }
  if (!existsSync(kept)) return
  for (const path of filesIn(kept)) {
    const file = join(kept, path)
    if (now.getTime() - statSync(file).mtimeMs > keptFor) rmSync(file)
  }
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(folder, path)).isFile())
