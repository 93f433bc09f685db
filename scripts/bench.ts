/**
 * Measures the figures of docs/measurements.md and writes them there.
 *   npm run bench            everything
 *   npm run bench -- pages   one of: pages, server, engine
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { measureEngine } from './bench/engine.ts'
import { measurePages } from './bench/pages.ts'
import { startHello, startProduct } from './bench/servers.ts'
import { measureService } from './bench/service.ts'

const file = 'docs/measurements.md'
const sections = ['engine', 'server', 'pages'] as const
const asked = process.argv.slice(2)
const unknown = asked.find((name) => !sections.includes(name as 'pages'))
if (unknown) {
  console.error(`There is no section "${unknown}"; the sections are ${sections.join(', ')}.`)
  process.exit(2)
}
const wanted = sections.filter((name) => asked.length === 0 || asked.includes(name))
if (!existsSync('.next/BUILD_ID') && wanted.some((name) => name !== 'engine')) {
  console.error('There is no build to measure: run npm run build first.')
  process.exit(2)
}

const measured = new Map<string, string>()
if (wanted.includes('engine')) measured.set('engine', measureEngine())
if (wanted.includes('server')) {
  const product = await startProduct(3401)
  measured.set('server', await measureService(product).finally(product.stop))
}
if (wanted.includes('pages')) {
  const [product, hello] = [await startProduct(3402), await startHello(3403)]
  const chromium = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
  measured.set(
    'pages',
    await measurePages(product, hello, chromium).finally(() => Promise.all([product.stop(), hello.stop()])),
  )
}

for (const text of measured.values()) console.log(`${text}\n`)
writeFileSync(file, sections.reduce(replaceSection, existsSync(file) ? readFileSync(file, 'utf8') : '# Measurements\n'))
console.log(`written to ${file}`)
process.exit([...measured.values()].some((text) => text.includes('MISSED')) ? 1 : 0)

/** Each section stands between comments of its name, so that one can be measured again alone. */
function replaceSection(document: string, name: string): string {
  const text = measured.get(name)
  if (!text) return document
  const when = `${new Date().toISOString().slice(0, 10)}, ${cpus().length} x ${cpus()[0]?.model.trim()}, Node ${process.version}`
  const block = `<!-- ${name} -->\n${text}\n\nMeasured ${when}.\n<!-- /${name} -->`
  const known = new RegExp(`<!-- ${name} -->[\\s\\S]*<!-- /${name} -->`)
  return known.test(document) ? document.replace(known, () => block) : `${document.trimEnd()}\n\n${block}\n`
}
