import { randomUUID } from 'node:crypto'
import { database } from '../../../server/database/database.ts'
import { everybody, type Rows } from '../row.ts'

const signedIn = { visitor: 401 }
const password = 'wet paint on tuesday'

/** Everybody has the own account only: no request names another's, but for the id of a session. */
export const accounts: Rows = {
  'POST /api/sign-up': {
    ask: () => ({ body: { name: 'Zoe', email: `${randomUUID()}@example.org`, password, locale: 'en' } }),
    answers: everybody(200),
  },
  'POST /api/sign-in': {
    ask: () => ({ body: { email: `${randomUUID()}@example.org`, password } }),
    answers: everybody(401),
  },
  'POST /api/sign-out': { answers: everybody(204) },
  'GET /api/sign-in/oidc': { answers: everybody(404) },
  'GET /api/auth/callback/oidc': { answers: everybody(404) },
  'GET /api/session': { answers: everybody(200) },
  'GET /api/account': { answers: everybody(200, signedIn) },
  'PATCH /api/account': { ask: () => ({ body: { name: 'New' } }), answers: everybody(200, signedIn) },
  'PUT /api/account/email': {
    ask: () => ({ body: { email: 'new@example.org', password } }),
    answers: everybody(409, signedIn),
  },
  'PUT /api/account/password': {
    ask: () => ({ body: { current: password, password: `${password} again` } }),
    answers: everybody(409, signedIn),
  },
  'GET /api/account/sessions': { answers: everybody(200, signedIn) },
  'DELETE /api/account/sessions': { answers: everybody(204, signedIn) },
  'DELETE /api/account/sessions/[id]': {
    ask: async ({ people }) => {
      const { id } = await database().client.session.findFirstOrThrow({ where: { userId: people.learner.user.id } })
      return { path: `/api/account/sessions/${id}` }
    },
    answers: everybody(404, { ...signedIn, learner: 204 }),
  },
  'POST /api/reset-requests': {
    ask: () => ({ body: { email: 'nobody@example.org', locale: 'en' } }),
    answers: everybody(409),
  },
  'POST /api/reset': { ask: () => ({ body: { token: 'none', password } }), answers: everybody(422) },
  'POST /api/confirm': { ask: () => ({ body: { token: 'none', password } }), answers: everybody(422) },
}
