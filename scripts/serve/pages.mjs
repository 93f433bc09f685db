import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/** Every page that the build made ahead: its address, its file, and whether it is shown as a success. */
export function builtPages(root) {
  const folder = join(root, '.next', 'server', 'app')
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => {
      const file = join(entry.parentPath, entry.name)
      const name = relative(folder, file).split(sep).join('/').slice(0, -'.html'.length)
      const meta = file.replace(/\.html$/, '.meta')
      const { status = 200, headers = {} } = existsSync(meta) ? JSON.parse(readFileSync(meta, 'utf8')) : {}
      return { pathname: name === 'index' ? '/' : `/${name}`, file, status, headers }
    })
}

/** Scripts that stand in the page itself: the browser runs those whose hash the page's policy names. */
export function inlineScripts(html) {
  return [...html.matchAll(/<script(?<attributes>[^>]*)>(?<code>[\s\S]*?)<\/script>/g)]
    .filter(({ groups }) => !/\ssrc=/.test(groups.attributes) && groups.code !== '')
    .map(({ groups }) => groups.code)
}

export const scriptHash = (code) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`
