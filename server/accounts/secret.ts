import 'server-only'
import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const shortest = 32

/**
 * What tokens of other sites are signed with: BETTER_AUTH_SECRET, which several processes of one site must share, else
 * one that is made at the first start and kept in the data folder, readable by its owner only.
 */
export function authSecret(folder: string, configured = process.env.BETTER_AUTH_SECRET): string {
  if (configured) {
    if (configured.length < shortest) throw new Error(`BETTER_AUTH_SECRET is shorter than ${shortest} characters`)
    return configured
  }
  const file = join(folder, 'auth-secret')
  return read(file) ?? make(folder, file)
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Written beside and linked into place: never there by half, and of two who make one the first wins. */
function make(folder: string, file: string): string {
  mkdirSync(folder, { recursive: true })
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 })
  try {
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    unlinkSync(draft)
  }
  return readFileSync(file, 'utf8').trim()
}
