import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { parse as parseCsv } from 'csv-parse/sync'
import { type Person, signedIn } from './people'
import { expect, expectAccessible, test } from './test'

const hour = 60 * 60 * 1000
const later = (hours: number) => new Date(Date.now() + hours * hour).toISOString()
const questionId = 'two-streams-predict'
const right = 'delivered'

interface School {
  id: string
  ina: Person
  learners: Record<'Early' | 'Late' | 'Longer', Person>
}

async function send<T>(who: Person, method: 'post' | 'put', address: string, data: object): Promise<T> {
  const reply = await who.api[method](address, { data })
  expect(reply.ok(), `${address}: ${reply.status()}`).toBe(true)
  return (reply.status() === 204 ? {} : await reply.json()) as T
}

/** A class with three learners: one answers early, one late, one late with an extension. */
async function school(baseURL: string): Promise<School> {
  const ina = await signedIn(baseURL, 'Ina', 'instructor')
  const { id } = await send<{ id: string }>(ina, 'post', '/api/classes', {
    name: 'Networks',
    term: '',
    timeZone: 'UTC',
  })
  const learners = {
    Early: await signedIn(baseURL, 'Early', 'learner'),
    Late: await signedIn(baseURL, 'Late', 'learner'),
    Longer: await signedIn(baseURL, 'Longer', 'learner'),
  }
  const terms = { days: 1, seats: null, requiresApproval: false, sectionId: null }
  for (const learner of Object.values(learners)) {
    const { code } = await send<{ code: string }>(ina, 'post', `/api/classes/${id}/invitations`, terms)
    await send(learner, 'post', '/api/join', { code, shareEarlier: false })
  }
  const assign = async (title: string, due: number, late: object[]) => {
    const times = { opensAt: later(-48), dueAt: later(due), closesAt: later(72) }
    const rules = { attemptsAllowed: null, counts: 'best', late, graceSeconds: 0, points: 20 }
    const items = [{ kind: 'question', reference: questionId, weight: 1 }]
    const body = { title, note: '', ...times, ...rules, items }
    const made = await send<{ id: string }>(ina, 'post', `/api/classes/${id}/assignments`, body)
    await send(ina, 'put', `/api/assignments/${made.id}/publication`, { published: true })
    return made.id
  }
  const past = await assign('Past due', -1, [{ untilMs: 24 * hour, percent: 80 }])
  await assign('Bonus until an hour before', 24, [{ untilMs: -hour, percent: 110 }])
  await send(ina, 'post', `/api/assignments/${past}/extensions`, {
    userIds: [learners.Longer.id],
    dueAt: later(24),
    reason: 'ill',
  })
  const answer = (value: string) => ({ id: randomUUID(), questionId, seed: 1, answer: value })
  await send(learners.Late, 'post', '/api/attempts', answer(right))
  await send(learners.Longer, 'post', '/api/attempts', answer(right))
  return { id, ina, learners }
}

const cell = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

test('the gradebook and the file agree with a hand calculation; each number opens to its formula', async ({
  browser,
  baseURL,
}) => {
  const { id, ina, learners } = await school(baseURL!)
  const page = await ina.openPage(browser)
  await page.goto(`/en/classes/gradebook?id=${id}`)
  // Late: 20 x 80 %. Longer: 20, on time by the extension. Both got the bonus of the second: 20 x 110 %.
  await expect(cell(page, 'Late, Past due: 16 of 20, late')).toBeVisible()
  await expect(cell(page, 'Longer, Past due: 20 of 20, complete')).toBeVisible()
  await expect(cell(page, 'Late, Bonus until an hour before: 22 of 20, complete')).toBeVisible()
  await expect(cell(page, 'Early, Past due: 0 of 20, no answer')).toBeVisible()
  await expectAccessible(page)

  const reply = await ina.api.get(`/api/classes/${id}/export?what=grades`)
  const rows: string[][] = parseCsv(await reply.text())
  expect(rows.map((row) => [row[0], ...row.slice(5)])).toEqual([
    ['Student', 'Past due', 'Bonus until an hour before'],
    ['    Points Possible', '20', '20'],
    ['Early', '', ''],
    ['Late', '16', '22'],
    ['Longer', '20', '22'],
  ])

  await cell(page, 'Late, Past due: 16 of 20, late').click()
  const dialog = page.getByRole('dialog', { name: 'Late: Past due' })
  await expect(dialog.getByText('1 / 1 × 80 % = 80%')).toBeVisible()
  await expect(dialog.getByText('20 × (1 × 80%) ÷ 1 = 16')).toBeVisible()
  await expectAccessible(page)
  await dialog.getByLabel('Points of 20').fill('18')
  await dialog.getByLabel('Reason').fill('the bus was late')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByText('Set by hand: 18.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(cell(page, 'Late, Past due: 18 of 20, set by hand')).toBeVisible()

  const own = await learners.Late.openPage(browser)
  await own.goto(`/en/classes/grades?id=${id}`)
  await expect(own.getByText('40 of 40 points')).toBeVisible()
  await own.getByRole('button', { name: 'How the points of Past due came about' }).click()
  await expect(own.getByText('the bus was late')).toBeVisible()
  await expectAccessible(own)
})

test('A3: by keys alone from the class to a cell and to a file', async ({ browser, baseURL }) => {
  const { id, ina } = await school(baseURL!)
  const page = await ina.openPage(browser)
  await page.goto(`/en/classes/class?id=${id}`)
  await tabTo(page, page.getByRole('link', { name: 'Gradebook' }))
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/gradebook/)
  const first = cell(page, 'Early, Past due: 0 of 20, no answer')
  await tabTo(page, first)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await expect(cell(page, 'Late, Bonus until an hour before: 22 of 20, complete')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Late: Bonus until an hour before' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(cell(page, 'Late, Bonus until an hour before: 22 of 20, complete')).toBeFocused()
  await tabTo(page, page.getByLabel('CSV with a byte-order mark'))
  await page.keyboard.press('Space')
  await tabTo(page, page.getByRole('link', { name: 'Grades CSV' }))
  const downloading = page.waitForEvent('download')
  await page.keyboard.press('Enter')
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/^grades-\d{4}-\d\d-\d\d\.csv$/)
  expect(readFileSync(await download.path(), 'utf8')).toMatch(/^\uFEFFStudent,ID,SIS User ID,SIS Login ID,Section,/)
})

test('in Chinese: sorted by points, at the width of a telephone', async ({ browser, baseURL }) => {
  const { id, ina } = await school(baseURL!)
  const page = await ina.openPage(browser)
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto(`/zh/classes/gradebook?id=${id}`)
  await expect(page.getByRole('heading', { name: '成绩册：Networks' })).toBeVisible()
  await page.getByRole('button', { name: /^Past due/ }).click()
  await expect(page.getByRole('columnheader', { name: /^Past due/ })).toHaveAttribute('aria-sort', 'descending')
  const names = page.getByRole('rowheader')
  await expect(names.first()).toContainText('Longer')
  await cell(page, 'Late，Past due：20 分中得 16 分，迟交').click()
  await expect(page.getByRole('dialog').getByText('每题取得分最高的一次作答。')).toBeVisible()
  await expectAccessible(page)
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(360)
})

async function tabTo(page: Page, target: ReturnType<Page['locator']>) {
  await expect(target).toBeVisible()
  for (let presses = 0; presses < 60; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}
