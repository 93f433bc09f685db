import { expect, test } from 'vitest'
import { refuseCrossOrigin, siteOrigin } from './same-origin.ts'

const request = (headers: Record<string, string>) => new Request('http://localhost/', { method: 'POST', headers })
const host = { host: 'waves.test:3000' }

test.each([
  ['the same origin', { origin: 'http://waves.test:3000' }],
  ['the same origin, as the browser says too', { origin: 'http://waves.test:3000', 'sec-fetch-site': 'same-origin' }],
  ['no origin but the word of the browser', { 'sec-fetch-site': 'same-origin' }],
])('%s may write', (_, headers) => {
  expect(refuseCrossOrigin(request({ ...host, ...headers } as Record<string, string>), '')).toBeNull()
})

test.each([
  ['no origin', {}],
  ['origin null', { origin: 'null' }],
  ['a foreign origin', { origin: 'http://evil.test' }],
  ['a sub-domain', { origin: 'http://sub.waves.test:3000' }],
  ['a longer name', { origin: 'http://waves.test:3000.evil.test' }],
  ['another port', { origin: 'http://waves.test:3001' }],
  ['another scheme', { origin: 'https://waves.test:3000' }],
  ['a page of another site', { origin: 'http://waves.test:3000', 'sec-fetch-site': 'cross-site' }],
  ['a sibling site', { 'sec-fetch-site': 'same-site' }],
  ['an address typed by hand', { 'sec-fetch-site': 'none' }],
])('%s may not write', async (_, headers) => {
  const refusal = refuseCrossOrigin(request({ ...host, ...headers } as Record<string, string>), '')
  expect(refusal?.status).toBe(403)
  expect(await refusal?.json()).toMatchObject({ code: 'cross-origin' })
})

test('behind a proxy the address of the site is the configured one, whatever Host says', () => {
  expect(siteOrigin(request({ host: 'evil.test' }), 'https://waves.example/en')).toBe('https://waves.example')
  const own = request({ host: '127.0.0.1:3000', origin: 'https://waves.example' })
  expect(refuseCrossOrigin(own, 'https://waves.example')).toBeNull()
})
