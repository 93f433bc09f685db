import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './run.mjs'

/** Not sources: made by tools, or private to a clone. */
const made = new Set(['node_modules', 'data', 'generated', 'test-results', 'playwright-report', 'next-env.d.ts'])
/** Sources that no build looks at. */
const apart = new Set(['docs', 'e2e', 'README.md', 'LICENSE', 'CONTRIBUTING.md'])

/** Every source file, relative to the root, in one order. Dot files and folders are not sources. */
export function sourceFiles(folder = '') {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !made.has(name) && !name.startsWith('.') && !name.endsWith('.tsbuildinfo'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder ? `${folder}/${entry.name}` : entry.name
      return entry.isDirectory() ? sourceFiles(path) : [path]
    })
}

/** Changes when anything changes that a build is made of. */
export function sourcesHash() {
  const hash = createHash('sha256').update(process.version)
  for (const path of sourceFiles()) {
    if (apart.has(path.split('/')[0]) || /\.test\.tsx?$/.test(path)) continue
    hash.update(`\0${path}\0`).update(readFileSync(join(root, path)))
  }
  return hash.digest('hex')
}
