import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { administrator, instructors, password } from './instructors'
import { errorsOf, expect, test as pages } from './test'

/** Somebody with a browser of their own. */
export interface Person {
  name: string
  email: string
  page: Page
  /** Asks the server as this person's pages do, where a form is not the matter. */
  send<T = object>(method: Method, path: string, data?: object): Promise<T>
}
type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

interface People {
  /** Signed in, and called so from now on. */
  instructor(name: string): Promise<Person>
  administrator(): Promise<Person>
  /** Somebody who has just signed up. */
  learner(name: string): Promise<Person>
  /** Somebody without an account, who gets one on the way. */
  visitor(name: string): Promise<Person>
}

/** Passwords may not be tried often for one account: tests, and workers, take different ones. */
let taken = 0

export const test = pages.extend<{ people: People }>({
  people: async ({ browser, baseURL, allowedErrors }, use, { parallelIndex }) => {
    const opened: { person: Person; errors: string[] }[] = []
    const somebody = async (name: string, email = `${randomUUID()}@e2e.example`): Promise<Person> => {
      const page = await (await browser.newContext()).newPage()
      const headers = { origin: baseURL! }
      const send = async (method: Method, path: string, data?: object) => {
        const reply = await page.request[method](path, { data, headers })
        expect(reply.ok(), `${method} ${path}: ${reply.status()} ${await reply.text()}`).toBe(true)
        return reply.status() === 204 ? {} : await reply.json()
      }
      const person = { name, email, page, send }
      opened.push({ person, errors: errorsOf(page, allowedErrors) })
      return person
    }
    const signedIn = async (name: string, email: string) => {
      const person = await somebody(name, email)
      await person.send('post', '/api/sign-in', { email, password })
      await person.send('patch', '/api/account', { name })
      return person
    }
    await use({
      visitor: (name) => somebody(name),
      administrator: () => signedIn('Ada', administrator),
      instructor: (name) => {
        const each = instructors.length / 2
        return signedIn(name, instructors[(parallelIndex % 2) * each + (taken++ % each)]!)
      },
      learner: async (name) => {
        const person = await somebody(name)
        await person.send('post', '/api/sign-up', { name, email: person.email, password, locale: 'en' })
        return person
      },
    })
    for (const { person, errors } of opened) {
      expect(errors, `errors in the console of ${person.name}`).toEqual([])
      await person.page.context().close()
    }
  },
})

/** Fills in the form on the page that asks to sign up. */
export async function fillSignUp({ name, email, page }: Person) {
  await page.getByLabel(/^(Name|姓名)$/).fill(name)
  await page.getByLabel(/^(E-mail|邮箱)$/).fill(email)
  await page.getByLabel(/^(Password|密码)$/).fill(password)
  await page
    .getByRole('main')
    .getByRole('button', { name: /^(Sign up|注册)$/ })
    .click()
}

/** No page is wider than its window, as nobody should have to scroll sideways. */
export async function expectNoSidewaysScrolling(page: Page, widths = [320, 768, 1440]) {
  const before = page.viewportSize()!
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 })
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth)
    await expect.poll(wide, `width of the page in a window of ${width} px`).toBeLessThanOrEqual(width)
  }
  await page.setViewportSize(before)
}

export async function tabTo(page: Page, target: ReturnType<Page['locator']>) {
  await expect(target).toBeVisible()
  for (let presses = 0; presses < 60; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}
