import { Agent, createServer, get, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { oneEachTurn } from './turns.mjs'

const workMs = 10
const learners = 30
const visitors = 10

let server: Server
let origin: string
beforeEach(async () => {
  const turn = oneEachTurn()
  server = createServer(async (request, response) => {
    if (request.url === '/answer') {
      await turn()
      const until = performance.now() + workMs
      while (performance.now() < until);
    }
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

const ask = (path: string, agent: Agent) =>
  new Promise<void>((resolve, reject) => {
    get(origin + path, { agent }, (reply) => reply.resume().on('end', resolve)).on('error', reject)
  })

test('while a class answers at once, visitors who come new are let in and get their page', async () => {
  const connected = Array.from({ length: learners }, () => new Agent({ keepAlive: true }))
  await Promise.all(connected.map((agent) => ask('/page', agent)))
  const order: string[] = []
  const answers = connected.map((agent) => ask('/answer', agent).then(() => order.push('answer')))
  const pages = Array.from({ length: visitors }, () =>
    ask('/page', new Agent({ keepAlive: false })).then(() => order.push('page')),
  )
  await Promise.all([...answers, ...pages])
  expect(order.at(-1)).toBe('answer')
  expect(order.filter((each) => each === 'page')).toHaveLength(visitors)
})

test('what waits for its turn begins in the order in which it came, and never two in one turn', async () => {
  const turn = oneEachTurn()
  const began: number[] = []
  const turns: number[] = []
  let now = 0
  const count = () => {
    now++
    if (began.length < 5) setImmediate(count)
  }
  setImmediate(count)
  await Promise.all(
    [0, 1, 2, 3, 4].map(async (nth) => {
      await turn()
      began.push(nth)
      turns.push(now)
    }),
  )
  expect(began).toEqual([0, 1, 2, 3, 4])
  expect(new Set(turns).size).toBe(5)
})

test('after a rest the next one begins as well', async () => {
  const turn = oneEachTurn()
  await turn()
  await turn()
})
