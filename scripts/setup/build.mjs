import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, runTool } from './run.mjs'
import { sourcesHash } from './sources.mjs'

const stamp = join(root, '.next', 'built-from')

export function buildIsCurrent() {
  try {
    return readFileSync(stamp, 'utf8') === sourcesHash()
  } catch {
    return false
  }
}

/** Where the static files of earlier builds lie: `next build` empties all of its folder but the cache. */
export const earlierStatic = (folder) => join(folder, '.next', 'cache', 'earlier-static')

export const stampBuild = (hash) => writeFileSync(stamp, hash)

export async function buildIfNeeded(say) {
  if (buildIsCurrent()) return 'up to date'
  say('building from the sources, about a minute')
  await runTool('tsx', ['scripts/build.ts'], { failure: 'the build failed:' })
  return 'built'
}
