import { dirname, isAbsolute, resolve } from 'node:path'

const defaultUrl = 'file:./data/four-waves.db'

export type DatabaseLocation = { provider: 'sqlite'; file: string } | { provider: 'postgresql'; url: string }

/** What DATABASE_URL names: `file:PATH`, relative to the project, or `postgresql://...`. */
export function databaseLocation(url = process.env.DATABASE_URL || defaultUrl): DatabaseLocation {
  if (/^postgres(ql)?:\/\//.test(url)) return { provider: 'postgresql', url }
  if (!url.startsWith('file:')) {
    throw new Error(
      `DATABASE_URL is neither file:PATH, for example ${defaultUrl}, nor postgresql://USER:PASSWORD@HOST/NAME`,
    )
  }
  const path = url.slice('file:'.length)
  return { provider: 'sqlite', file: isAbsolute(path) ? path : resolve(path) }
}

/** What belongs to the site and not into the database: beside an SQLite file, else in data/. */
export const dataFolder = (location: DatabaseLocation): string =>
  location.provider === 'sqlite' ? dirname(location.file) : resolve('data')
