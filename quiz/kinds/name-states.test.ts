import { expect, test } from 'vitest'
import { both, setting, traceOf, worldOf } from '../fixture.ts'
import { nameStates } from './name-states.ts'

const world = worldOf(
  traceOf({
    client: [
      [100, 'FIN_WAIT_1'],
      [140, 'FIN_WAIT_2'],
    ],
    server: [[120, 'CLOSE_WAIT']],
  }),
)
const questionAt = (at: number) =>
  nameStates.schema.parse({
    id: 'middle',
    kind: 'name-states',
    prompt: both('Which states?'),
    moment: { scenario: 'run', at },
    why: both('no acknowledgement has arrived yet'),
  })

test('both states right earn two points', () => {
  const answer = { client: 'FIN_WAIT_1', server: 'CLOSE_WAIT' } as const
  expect(nameStates.score(questionAt(130), answer, world)).toMatchObject({ earned: 2, of: 2 })
})

test('one state right earns one, and each host says what was expected', () => {
  const answer = { client: 'FIN_WAIT_2', server: 'CLOSE_WAIT' } as const
  expect(nameStates.score(questionAt(130), answer, world)).toEqual({
    status: 'graded',
    earned: 1,
    of: 2,
    feedback: {
      hosts: {
        client: { given: 'FIN_WAIT_2', expected: 'FIN_WAIT_1', correct: false },
        server: { given: 'CLOSE_WAIT', expected: 'CLOSE_WAIT', correct: true },
      },
      why: both('no acknowledgement has arrived yet'),
    },
  })
})

test('at the very moment of a change the new state counts', () => {
  expect(nameStates.official(questionAt(140), world)).toEqual({ client: 'FIN_WAIT_2', server: 'CLOSE_WAIT' })
})

test('a moment before a host has any state is a fault of the content', () => {
  expect(() => nameStates.official(questionAt(110), world)).toThrow(/server's state at 110 ms/)
})

test.each([
  ['a host is missing', { client: 'CLOSED' }],
  ['a state does not exist', { client: 'CLOSED', server: 'OPEN' }],
  ['there is a third host', { client: 'CLOSED', server: 'CLOSED', router: 'CLOSED' }],
])('when %s it is not an answer', (_, answer) => {
  expect(nameStates.answerSchema.safeParse(answer).success).toBe(false)
})

test('the public part offers all eleven states and keeps the moment to itself', () => {
  const shown = nameStates.publicPart(questionAt(130), setting())
  expect(shown.choices).toHaveLength(11)
  expect(shown).not.toHaveProperty('moment')
})
