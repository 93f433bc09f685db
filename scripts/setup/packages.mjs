import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from './run.mjs'

/** Installs what package-lock.json names, unless it is there. */
export async function installPackages(say) {
  if (packagesInstalled()) return 'as locked'
  say('installing the locked packages, about a minute')
  const failure = 'npm ci failed: is the npm registry reachable, and is there space on the disk?'
  // Without --include=dev, NODE_ENV=production would leave out what the build needs.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund']
  const npm = process.env.npm_execpath
  if (npm?.endsWith('.js')) await run(process.execPath, [npm, ...args], { failure })
  else await run('npm', args, { failure, shell: process.platform === 'win32' })
  return 'installed as locked'
}

/** npm writes what it has installed into node_modules/.package-lock.json, in the notation of the lock file. */
export function packagesInstalled() {
  const locked = packagesIn(join(root, 'package-lock.json'))
  const installed = packagesIn(join(root, 'node_modules', '.package-lock.json'))
  if (!locked || !installed) return false
  return Object.entries(locked).every(([path, entry]) => {
    if (path === '' || !path.startsWith('node_modules/') || entry.optional || entry.devOptional || entry.peer)
      return true
    return installed[path]?.version === entry.version && installed[path]?.integrity === entry.integrity
  })
}

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}
