import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { transform } from 'esbuild'
import { compile } from 'tailwindcss'

const require = createRequire(import.meta.url)

/** The site's style sheet with the classes that stand in the scripts, and without what only running text needs. */
export async function styleSheet(root: string, scripts: string): Promise<string> {
  const site = readFileSync(join(root, 'app', 'globals.css'), 'utf8')
  const { build } = await compile(withoutProse(site), {
    base: root,
    loadStylesheet: async (id, base) => {
      const path = require.resolve(id === 'tailwindcss' ? 'tailwindcss/index.css' : id)
      return { path, base, content: readFileSync(path, 'utf8') }
    },
  })
  const css = build([...new Set(scripts.split(/[\s"'`]+/))])
  return (await transform(css, { loader: 'css', minify: true, target: 'es2022' })).code
}

const withoutProse = (css: string) => css.replace(/^@layer components \{\n[\s\S]*?^\}\n/m, '')
