import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { officialAnswer } from '../quiz/question.ts'
import { cardsOfReader } from './answered-cards.ts'
import { visitor } from './asking.ts'
import { type TemporaryDatabase, temporaryDatabase } from './database/temporary-database.ts'
import { findQuestion } from './questions.ts'

vi.mock('./course.ts', async () => ({ course: (await import('./course-fixture.ts')).testCourse }))

let db: TemporaryDatabase
beforeEach(() => {
  db = temporaryDatabase()
})
afterEach(() => db.remove())

const cardsOf = (cookie: string, locale = 'en') =>
  cardsOfReader(
    new Request(`http://waves.test/api/interview/cards?locale=${locale}`, { headers: { cookie } }),
    'Which rule?',
  )

test('nobody has a card before an answer, and a wrong answer tells of a drill only', async () => {
  expect(await cardsOf('')).toEqual([])
  const lea = visitor()
  const start = findQuestion('stack-bug-agate')!.world.scenarios['start-open']
  await lea.answer('stack-bug-agate', start)
  expect(await cardsOf(lea.cookie())).toEqual([])
  await lea.answer('drill-many-close-wait', { cause: 'clients-keep', repair: 'keepalive' })
  expect((await cardsOf(lea.cookie())).map(({ id }) => id)).toEqual(['drill-many-close-wait'])
})

test('each exercise that is solved is a card, in the reader’s language, with its solution on the back', async () => {
  const lea = visitor()
  for (const id of ['stack-bug-agate', 'counterexample-always-four-segments', 'drill-many-close-wait']) {
    const { question, world } = findQuestion(id)!
    await lea.answer(id, officialAnswer(question, world, 1))
  }
  const cards = await cardsOf(lea.cookie())
  expect(cards.map(({ id, group }) => [id, group])).toEqual([
    ['stack-bug-agate', 'stack-bugs'],
    ['counterexample-always-four-segments', 'counterexamples'],
    ['drill-many-close-wait', 'drills'],
  ])
  const [bug, refuted, drill] = cards
  expect(bug).toMatchObject({ front: 'Stack “Agate”. Which rule?', shown: null })
  expect(bug!.back.join('\n')).toContain('RFC 9293 3.10.7.4 step 8')
  expect(refuted!.back[0]).toMatch(/^Three are enough/)
  expect(drill!.shown).toContain('CLOSE-WAIT')
  expect(drill!.back).toHaveLength(2)
  expect((await cardsOf(lea.cookie(), 'zh'))[1]!.back[0]).toMatch(/三个就够/)
})
