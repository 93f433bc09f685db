import { expect, test, vi } from 'vitest'
import { log } from './log.ts'

function logged(...args: Parameters<typeof log>) {
  const spy = vi.spyOn(console, 'error').mockImplementation(() => {})
  log(...args)
  const [line] = spy.mock.calls[0] as [string]
  spy.mockRestore()
  return line
}

test('an event is one line of JSON with its time', () => {
  const line = logged('fault', { id: 'a-b', path: '/api/attempts' })
  expect(line).not.toContain('\n')
  expect(JSON.parse(line)).toEqual({
    at: expect.stringMatching(/^\d{4}-.*Z$/),
    event: 'fault',
    id: 'a-b',
    path: '/api/attempts',
  })
})

test('of an error the kind, the code, the place and the cause are told, and none of its words', () => {
  const cause = Object.assign(new TypeError('lea@example.org answered "FIN"'), { code: 'P2010' })
  const line = logged('fault', {}, new Error('invalid input: "FIN"', { cause }))
  expect(line).not.toMatch(/lea@|FIN/)
  const { error } = JSON.parse(line)
  expect(error).toMatchObject({ kind: 'Error', cause: { kind: 'TypeError', code: 'P2010' } })
  expect(error.at[0]).toContain('log.test.ts')
})

test('what is thrown without being an error is told as what it is', () => {
  expect(JSON.parse(logged('fault', {}, 'some text')).error).toEqual({ kind: 'string' })
})
