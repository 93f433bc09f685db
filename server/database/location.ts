import { isAbsolute, resolve } from 'node:path'

const defaultUrl = 'file:./data/four-waves.db'

/** The database file named by DATABASE_URL (`file:PATH`, relative to the project). */
export function databaseFile(url = process.env.DATABASE_URL || defaultUrl): string {
  if (!url.startsWith('file:')) {
    throw new Error(`DATABASE_URL is ${JSON.stringify(url)}, expected file:PATH, for example ${defaultUrl}`)
  }
  const path = url.slice('file:'.length)
  return isAbsolute(path) ? path : resolve(path)
}
