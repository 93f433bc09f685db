import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { type APIRequestContext, type Browser, type Page, request } from '@playwright/test'
import Libsql from 'libsql'

export interface Person {
  id: string
  /** Asks the server as this person's pages do. */
  api: APIRequestContext
  openPage(browser: Browser): Promise<Page>
}

/** Somebody with an account who is signed in: written into the database of these tests, where forms are not the matter. */
export async function signedIn(baseURL: string, name: string, role: 'learner' | 'instructor'): Promise<Person> {
  const [id, learnerId, token] = [randomUUID(), randomUUID(), randomBytes(16).toString('hex')]
  const now = new Date().toISOString().replace('Z', '+00:00')
  const ends = new Date(Date.now() + 86_400_000).toISOString().replace('Z', '+00:00')
  const hash = createHash('sha256').update(`session ${token}`).digest('hex')
  const file = new Libsql('data/e2e.db')
  file.exec('PRAGMA busy_timeout = 5000')
  file
    .prepare('INSERT INTO "Learner" ("id", "tokenHash", "createdAt") VALUES (?, ?, ?)')
    .run([learnerId, learnerId, now])
  file
    .prepare(
      `INSERT INTO "User" ("id", "name", "email", "role", "learnerId", "createdAt", "updatedAt") VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
    .run([id, name, `${id}@example.org`, role, learnerId, now, now])
  file
    .prepare(
      `INSERT INTO "Session" ("id", "token", "userId", "createdAt", "updatedAt", "expiresAt") VALUES (?, ?, ?, ?, ?, ?)`,
    )
    .run([randomUUID(), hash, id, now, now, ends])
  file.close()
  return {
    id,
    api: await request.newContext({ baseURL, extraHTTPHeaders: { origin: baseURL, cookie: `session=${token}` } }),
    async openPage(browser) {
      const context = await browser.newContext({ baseURL, acceptDownloads: true })
      await context.addCookies([{ name: 'session', value: token, url: baseURL }])
      return context.newPage()
    },
  }
}
