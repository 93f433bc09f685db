import { createHash } from 'node:crypto'
import { build } from 'esbuild'
import { tracesOf } from './determinism/scenarios'
import { expect, test } from './test'

test('1,000 scenarios have byte-identical traces in Node.js and in the browser (R21)', async ({ page }) => {
  const { outputFiles } = await build({
    entryPoints: ['e2e/determinism/scenarios.ts'],
    bundle: true,
    format: 'esm',
    write: false,
  })
  await page.route('**/determinism.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: outputFiles[0]!.text }),
  )
  await page.goto('/en')
  const there = await page.evaluate(async () => {
    const address = '/determinism.js'
    const { tracesOf } = await import(address)
    const octets = new TextEncoder().encode(tracesOf(1000))
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', octets))
    return { octets: octets.length, sha256: [...digest].map((octet) => octet.toString(16).padStart(2, '0')).join('') }
  })
  const here = tracesOf(1000)
  expect(there).toEqual({
    octets: Buffer.byteLength(here),
    sha256: createHash('sha256').update(here).digest('hex'),
  })
  expect(there.octets).toBeGreaterThan(5_000_000)
})
