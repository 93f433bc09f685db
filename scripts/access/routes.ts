import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'

export const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

export interface Route {
  file: string
  /** Such as /api/questions/[id]. */
  address: string
  /** Made when the site is built: it reads nothing of who asks. */
  isStatic: boolean
}

/** Every route handler that the file system has. */
export function routesOf(app: string): Route[] {
  return readdirSync(app, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === 'route.ts')
    .map((entry) => {
      const file = join(entry.parentPath, entry.name)
      const address = `/${relative(app, dirname(file)).split(sep).join('/')}`
      return { file, address, isStatic: /^export const dynamic = 'force-static'$/m.test(readFileSync(file, 'utf8')) }
    })
    .sort((one, other) => (one.address < other.address ? -1 : 1))
}
