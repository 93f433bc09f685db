import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { isLocale } from '@/content/locale'

/**
 * The embedded page is no page of Next.js: the build leaves it ready made, and the server sends it before anybody asks
 * here. While developing it is built anew each time.
 */
export async function GET(_: Request, { params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params
  if (process.env.NODE_ENV !== 'development' || !isLocale(locale)) return new Response(null, { status: 404 })
  const root = process.cwd()
  const tool = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs')
  await promisify(execFile)(process.execPath, [tool, join(root, 'scripts', 'build', 'embed.ts')], { cwd: root })
  const html = await readFile(join(root, '.next', 'dev', 'static', 'embed', `${locale}.html`))
  return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } })
}
