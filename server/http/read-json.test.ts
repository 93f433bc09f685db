import { expect, test } from 'vitest'
import { z } from 'zod'
import { depthOf, readJson } from './read-json.ts'

const schema = z.object({ name: z.string() })
const limit = 1_000

const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request('http://localhost/api', {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
    duplex: 'half',
  } as RequestInit)

async function refusalOf(request: Request) {
  const read = await readJson(request, schema, limit)
  if (read.ok) throw new Error('expected a refusal')
  const { code } = await read.problem.json()
  return [read.problem.status, code]
}

test('a body as the schema wants it is read, without what the schema does not name', async () => {
  const body = '{"name":"四次挥手","role":"admin","__proto__":{"score":1}}'
  expect(await readJson(post(body), schema, limit)).toEqual({ ok: true, value: { name: '四次挥手' } })
})

test.each([
  ['an open bracket', '{', [400, 'malformed-json']],
  ['nothing', '', [400, 'malformed-json']],
  ['text after the value', '{"name":"a"} x', [400, 'malformed-json']],
  ['null', 'null', [422, 'invalid-body']],
  ['a list', '[]', [422, 'invalid-body']],
  ['a wrong type', '{"name":1}', [422, 'invalid-body']],
  ['a missing field', '{}', [422, 'invalid-body']],
  ['400 nested lists', `${'['.repeat(400)}${']'.repeat(400)}`, [400, 'nested-too-deep']],
  ['unclosed nested lists', '['.repeat(900), [400, 'nested-too-deep']],
  ['bytes that are no UTF-8', new Uint8Array([0x22, 0xff, 0x22]), [400, 'malformed-json']],
  ['more bytes than the limit', `{"name":"${'a'.repeat(1_000)}"}`, [413, 'too-large']],
])('%s is refused', async (_, body, refusal) => {
  expect(await refusalOf(post(body))).toEqual(refusal)
})

test.each([
  ['text/plain', {}],
  ['application/x-www-form-urlencoded', {}],
  ['multipart/form-data; boundary=x', {}],
  ['application/jsonp', {}],
  ['application/json; charset=utf-16', {}],
  ['application/json', { 'content-encoding': 'gzip' }],
])('content of type %s %j is refused', async (type, headers) => {
  expect(await refusalOf(post('{"name":"a"}', { 'content-type': type, ...headers }))).toEqual([415, 'not-json'])
})

test('a body without a declared length is read no further than the limit', async () => {
  let pulled = 0
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulled += 100
      controller.enqueue(new Uint8Array(100).fill(0x20))
    },
  })
  expect(await refusalOf(post(endless))).toEqual([413, 'too-large'])
  expect(pulled).toBeLessThan(limit + 500)
})

test('a declared length above the limit is refused before anything is read', async () => {
  const never = new ReadableStream<Uint8Array>({ pull: () => new Promise(() => {}) })
  expect(await refusalOf(post(never, { 'content-length': '1000000' }))).toEqual([413, 'too-large'])
})

test('brackets inside strings do not nest', () => {
  expect(depthOf('{"a":["[[[[", "\\"[[[", {}]}')).toBe(3)
})
