import { randomUUID } from 'node:crypto'
import { connected } from '../../../tcp/fixture.ts'
import { everybody, type Rows } from '../row.ts'

const attempt = () => ({ id: randomUUID(), questionId: 'test-choice', seed: 1, answer: 'fin' })

const scenario = { name: 'Mine', scenario: connected([]), at: '2026-01-01T00:00:00Z' }

/** What anybody may do, signed in or not: each gets the own record, whose id no request can name. */
export const learning: Rows = {
  'GET /api/interview': { answers: everybody(200) },
  'GET /api/interview/cards': { answers: everybody(200) },
  /** Of exercises answered, of which nobody here has any. */
  'GET /api/interview/cards/file': { answers: everybody(404) },
  'GET /api/mocks': { answers: everybody(200) },
  'GET /api/mocks/[id]': { ask: () => ({ path: `/api/mocks/${randomUUID()}` }), answers: everybody(404) },
  'PUT /api/mocks/[id]': { ask: () => ({ path: `/api/mocks/${randomUUID()}`, body: {} }), answers: everybody(422) },
  'GET /api/scenarios': { answers: everybody(200) },
  'PUT /api/scenarios/[id]': {
    ask: () => ({ path: `/api/scenarios/${randomUUID()}`, body: scenario }),
    answers: everybody(204, { visitor: 401 }),
  },
  'DELETE /api/scenarios/[id]': {
    ask: () => ({ path: `/api/scenarios/${randomUUID()}` }),
    answers: everybody(204, { visitor: 401 }),
  },
  'GET /': { answers: everybody(307) },
  'GET /[locale]/embed': { ask: () => ({ path: '/en/embed' }), answers: everybody(404) },
  'GET /api/health': { answers: everybody(200) },
  /** For who knows the token, which is nobody of these. */
  'GET /api/metrics': { answers: everybody(404) },
  'POST /api/attempts': { ask: () => ({ body: attempt() }), answers: everybody(200) },
  'POST /api/hints': {
    ask: () => ({ body: { id: randomUUID(), questionId: 'none', seed: 1, hint: 0, locale: 'en' } }),
    answers: everybody(404),
  },
  'POST /api/visits': {
    ask: () => ({ body: { lesson: 'test', finished: false } }),
    answers: everybody(204),
  },
  'GET /api/progress': { answers: everybody(200) },
  'GET /api/review': { ask: () => ({ path: '/api/review?zone=UTC&locale=en' }), answers: everybody(200) },
  'GET /api/insights': { ask: () => ({ path: '/api/insights?zone=UTC&locale=en' }), answers: everybody(200) },
  'GET /api/statistics': { answers: everybody(404, { visitor: 401, administrator: 200 }) },
  'GET /api/check-ups/[unit]': { ask: () => ({ path: '/api/check-ups/start?locale=en' }), answers: everybody(200) },
  'GET /api/questions/[id]': {
    ask: () => ({ path: '/api/questions/test-choice?locale=en' }),
    answers: everybody(200),
  },
  'GET /api/settings': { answers: everybody(200) },
  'PUT /api/settings': { ask: () => ({ body: { streak: true } }), answers: everybody(200, { visitor: 404 }) },
  'GET /api/me/export': { answers: everybody(200, { visitor: 404 }) },
  'POST /api/me/import': { ask: () => ({ body: {} }), answers: everybody(422) },
  // Whose class would be left without an instructor stays.
  'DELETE /api/me': {
    ask: () => ({ body: {} }),
    answers: everybody(204, { 'instructor of another class': 409 }),
  },
}
