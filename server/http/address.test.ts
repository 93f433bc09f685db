import { expect, test } from 'vitest'
import { clientAddress } from './address.ts'

const from = (forwarded: string) =>
  clientAddress(new Request('http://localhost/', { headers: { 'x-forwarded-for': forwarded } }))

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['203.0.113.9, 192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::6', '2001:db8:1:2::/64'],
  ['2001:db8::6', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['', 'unknown'],
])('%s counts as %s', (forwarded, counted) => {
  expect(from(forwarded)).toBe(counted)
})
