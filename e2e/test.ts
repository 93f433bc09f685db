import { readdirSync } from 'node:fs'
import { test as base, expect, type Page } from '@playwright/test'
import axe from 'axe-core'

/** A page on which an error in the console, an exception or a violated security policy fails the test. */
export const test = base.extend<{ allowedErrors: RegExp[] }>({
  allowedErrors: [[], { option: true }],
  page: async ({ page, allowedErrors }, use) => {
    const errors = errorsOf(page, allowedErrors)
    await use(page)
    expect(errors, 'errors in the console').toEqual([])
  },
})

export { expect }

/** Grows with each error on the page that is not allowed. */
export function errorsOf(page: Page, allowed: RegExp[]): string[] {
  const errors: string[] = []
  const note = (text: string) => {
    if (!allowed.some((each) => each.test(text))) errors.push(text)
  }
  page.on('console', (message) => message.type() === 'error' && note(message.text()))
  page.on('pageerror', (error) => note(String(error)))
  return errors
}

const everyRule = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What another colour scheme can change. */
export const contrast = ['color-contrast']

export async function expectAccessible(page: Page, rules = everyRule) {
  // From its top: what scrolls under the bar is covered only then.
  await page.evaluate(() => scrollTo(0, 0))
  // axe's own package for Playwright takes as long again for pages within pages, of which there are none.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const violations = await page.evaluate(async (runOnly) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    const found = await axe.run(document, { runOnly, resultTypes: ['violations'] })
    return found.violations.map(({ id, nodes }) => ({
      id,
      where: nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`),
    }))
  }, rules)
  expect(violations).toEqual([])
}

/** Slugs of all lessons, in their order. */
export const lessons = readdirSync('content/lessons').flatMap((folder) => /^\d\d-(.+)$/.exec(folder)?.[1] ?? [])

const places = [
  '',
  '/lessons',
  '/glossary',
  '/myths',
  '/lessons/lost-waves/practice',
  '/myths/ack-is-consent',
  '/search?q=TIME_WAIT',
  '/sandbox',
  '/interview',
  '/interview/why-four',
  '/interview/mock',
  '/interview/print',
  '/review',
  '/progress',
  '/check-up/start',
  '/captures',
  '/lab',
  '/sign-in',
  '/sign-up',
  '/account',
  '/forgot',
  '/reset',
  '/confirm',
]

export const pages = (['en', 'zh'] as const).flatMap((locale) =>
  [...places, ...lessons.map((slug) => `/lessons/${slug}`)].map((path) => `/${locale}${path}`),
)

/** A figure's simulator is there only when its place comes near the screen. */
export async function openFigure(page: Page, title: string) {
  const figure = page.getByRole('figure').filter({ hasText: title })
  await figure.scrollIntoViewIfNeeded()
  return figure.getByRole('region', { name: title, exact: true })
}
