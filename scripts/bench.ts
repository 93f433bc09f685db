/**
 * Measures the figures of docs/measurements.md and writes them there.
 *   npm run bench            everything
 *   npm run bench -- pages   one of: engine, server, class, growth, pages, sandbox
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { measureClass } from './bench/class.ts'
import { measureEngine } from './bench/engine.ts'
import { measureGrowth } from './bench/growth.ts'
import { measurePages } from './bench/pages.ts'
import { measureSandbox } from './bench/sandbox.ts'
import { startHello, startProduct } from './bench/servers.ts'
import { measureService } from './bench/service.ts'

const file = 'docs/measurements.md'
const sections = ['engine', 'server', 'class', 'growth', 'pages', 'sandbox'] as const
const asked = process.argv.slice(2)
const unknown = asked.find((name) => !sections.includes(name as 'pages'))
if (unknown) {
  console.error(`There is no section "${unknown}"; the sections are ${sections.join(', ')}.`)
  process.exit(2)
}
const wanted = sections.filter((name) => asked.length === 0 || asked.includes(name))
if (!existsSync('.next/BUILD_ID') && wanted.some((name) => name !== 'engine' && name !== 'growth')) {
  console.error('There is no build to measure: run npm run build first.')
  process.exit(2)
}

const chromium = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const measure: Record<(typeof sections)[number], () => Promise<string>> = {
  engine: async () => measureEngine(),
  server: async () => {
    const [product, bare] = [await startProduct(3401), await startHello(3405)]
    return measureService(product, bare).finally(() => Promise.all([product.stop(), bare.stop()]))
  },
  class: measureClass,
  growth: measureGrowth,
  pages: async () => {
    const [product, hello] = [await startProduct(3402), await startHello(3403)]
    return measurePages(product, hello, chromium).finally(() => Promise.all([product.stop(), hello.stop()]))
  },
  sandbox: async () => {
    const product = await startProduct(3404)
    return measureSandbox(product.origin, chromium).finally(product.stop)
  },
}
let missed = false
for (const name of wanted) {
  const text = await measure[name]()
  console.log(`${text}\n`)
  writeSection(name, text)
  missed ||= text.includes('MISSED')
}
console.log(`written to ${file}`)
process.exit(missed ? 1 : 0)

/** Each section stands between comments of its name, so that one can be measured again alone. */
function writeSection(name: string, text: string) {
  const document = existsSync(file) ? readFileSync(file, 'utf8') : '# Measurements\n'
  const when = `${new Date().toISOString().slice(0, 10)}, ${cpus().length} x ${cpus()[0]?.model.trim()}, Node ${process.version}`
  const block = `<!-- ${name} -->\n${text}\n\nMeasured ${when}.\n<!-- /${name} -->`
  const known = new RegExp(`<!-- ${name} -->[\\s\\S]*<!-- /${name} -->`)
  writeFileSync(
    file,
    known.test(document) ? document.replace(known, () => block) : `${document.trimEnd()}\n\n${block}\n`,
  )
}
