import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import Libsql from 'libsql'
import { expectNoSidewaysScrolling, type Person, tabTo, test } from './people'
import { answer, assign, enrol, newClass, questions } from './school'
import { expect, expectAccessible } from './test'

/** Two assignments, of which Lea answers nothing, Tom and Una both; only Tom knows the answer. */
async function school(people: { instructor(name: string): Promise<Person>; learner(name: string): Promise<Person> }) {
  const ina = await people.instructor('Ina')
  const [lea, tom, una] = [await people.learner('Lea'), await people.learner('Tom'), await people.learner('Una')]
  const id = await newClass(ina)
  await enrol(ina, id, [lea, tom, una])
  await assign(ina, id, { title: 'Past due', due: -1, late: [[24, 80]] })
  await assign(ina, id, { title: 'With a bonus', due: 24, late: [[-1, 110]] })
  await answer(tom, questions.bytes, questions.bytes.right)
  await answer(una, questions.bytes, questions.bytes.wrong)
  return { id, ina, tom, una }
}

/** Has the answers stored as a key that has been mended since would have graded them. */
function creditAsByAnOlderKey({ email }: Person) {
  const file = (process.env.E2E_DATABASE_URL ?? 'file:./data/e2e.db').slice('file:'.length)
  const database = new Libsql(file)
  try {
    database.pragma('busy_timeout = 5000')
    const ofLearner = '"learnerId" = (SELECT "learnerId" FROM "User" WHERE "email" = ?)'
    database.prepare(`UPDATE "Attempt" SET "earned" = "of" WHERE ${ofLearner}`).run(email)
  } finally {
    database.close()
  }
}

const cell = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

test('a number opens to its formula; set by hand, it says so to the learner, with the reason', async ({ people }) => {
  const { id, ina, tom } = await school(people)
  const { page } = ina
  await page.goto(`/en/classes/gradebook?id=${id}`)
  // 20 × 80 %, as it came late; and 20 × 110 %, as it came early.
  await cell(page, 'Tom, Past due: 16 of 20, late').click()
  const dialog = page.getByRole('dialog', { name: 'Tom: Past due' })
  await expect(dialog.getByText('1 / 1 × 80 % = 80%')).toBeVisible()
  await expect(dialog.getByText('20 × (1 × 80%) ÷ 1 = 16')).toBeVisible()
  await expectAccessible(page)
  await dialog.getByLabel('Points of 20').fill('18')
  await dialog.getByLabel('Reason').fill('the bus was late')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByText('Set by hand: 18.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(cell(page, 'Tom, Past due: 18 of 20, set by hand')).toBeVisible()
  await page.goto(`/en/classes/class?id=${id}#log`)
  await expect(page.getByText('Ina set a grade of Tom by hand')).toBeVisible()

  const own = tom.page
  await own.goto(`/en/classes/grades?id=${id}`)
  await expect(own.getByText('40 of 40 points')).toBeVisible()
  await own.getByRole('button', { name: 'How the points of Past due came about' }).click()
  await expect(own.getByText('the bus was late')).toBeVisible()
  await expectAccessible(own)
})

test('A3: by keys alone from the class to a cell, through the grid and to a file', async ({ people }) => {
  const { id, ina } = await school(people)
  const { page } = ina
  const first = 'Lea, Past due: 0 of 20, no answer'
  const second = 'Tom, With a bonus: 22 of 20, complete'
  await page.goto(`/en/classes/class?id=${id}`)
  await tabTo(page, page.getByRole('link', { name: 'Gradebook' }))
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/gradebook/)
  await tabTo(page, cell(page, first))
  const presses: [key: string, where: string][] = [
    ['ArrowDown', 'Tom, Past due: 16 of 20, late'],
    ['ArrowRight', second],
    ['Home', 'Tom, Past due: 16 of 20, late'],
    ['End', second],
    ['Control+End', 'Una, With a bonus: 0 of 20, complete'],
    ['Control+Home', first],
    ['ArrowUp', first],
    ['PageDown', 'Una, Past due: 0 of 20, late'],
    ['PageUp', first],
  ]
  for (const [key, where] of presses) {
    await page.keyboard.press(key)
    await expect(cell(page, where), key).toBeFocused()
  }
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Lea: Past due' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(cell(page, first)).toBeFocused()
  await tabTo(page, page.getByLabel('CSV with a byte-order mark'))
  await page.keyboard.press('Space')
  await tabTo(page, page.getByRole('link', { name: 'Grades CSV' }))
  const file = await download(page, () => page.keyboard.press('Enter'))
  expect(file).toMatch(/^\uFEFFStudent,ID,SIS User ID,SIS Login ID,Section,Past due,With a bonus\r?\n/)
})

test('every file comes as CSV and as JSON', async ({ people }) => {
  const { id, ina } = await school(people)
  const { page } = ina
  await page.goto(`/en/classes/gradebook?id=${id}`)
  const file = (name: string) => download(page, () => page.getByRole('link', { name, exact: true }).click())
  const { learners } = JSON.parse(await file('Grades JSON'))
  expect(learners.map(({ total }: { total: object }) => total)).toEqual([
    { points: 0, of: 40 },
    { points: 38, of: 40 },
    { points: 0, of: 40 },
  ])
  expect(JSON.parse(await file('Attempts JSON'))).toHaveLength(2)
  expect(await file('Attempts CSV')).toContain(questions.bytes.id)
  expect(await file('Log CSV')).toContain('class-created')
  expect(JSON.parse(await file('Log JSON'))[0]).toMatchObject({ action: 'class-created', by: 'Ina' })
})

test('in Chinese, at the width of a telephone: sorted by points, the heads stay where they are', async ({ people }) => {
  const { id, ina } = await school(people)
  const { page } = ina
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto(`/zh/classes/gradebook?id=${id}`)
  await expect(page.getByRole('heading', { name: '成绩册：Networks' })).toBeVisible()
  await page.getByRole('button', { name: /^Past due/ }).click()
  await expect(page.getByRole('columnheader', { name: /^Past due/ })).toHaveAttribute('aria-sort', 'descending')
  const names = page.getByRole('rowheader')
  await expect(names.first()).toContainText('Tom')
  await page.getByRole('button', { name: /^Past due/ }).click()
  await expect(names.last()).toContainText('Tom')
  const head = names.last()
  const before = await head.boundingBox()
  await cell(page, 'Tom，With a bonus：20 分中得 22 分，已完成').focus()
  await page.getByRole('region', { name: '成绩', exact: true }).evaluate((box) => box.scrollTo(box.scrollWidth, 0))
  expect((await head.boundingBox())?.x).toBe(before?.x)
  await cell(page, 'Tom，Past due：20 分中得 16 分，迟交').click()
  await expect(page.getByRole('dialog').getByText('每题取得分最高的一次作答。')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: '关闭' }).click()
  await expectNoSidewaysScrolling(page)
})

test('grading again shows first who would change', async ({ people }) => {
  const { id, ina } = await school(people)
  const { page } = ina
  await page.goto(`/en/classes/gradebook?id=${id}`)
  await page.getByRole('button', { name: 'See who would change' }).click()
  await expect(page.getByText('Looked. Nothing has been changed.')).toBeVisible()
  await expect(page.getByText('2 answers, of which none would be worth something else.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Grade again' })).toHaveCount(0)
})

test('who would change is shown with both numbers; with a reason it is so, and in the log', async ({ people }) => {
  const { id, ina, una } = await school(people)
  creditAsByAnOlderKey(una)
  const { page } = ina
  await page.goto(`/en/classes/gradebook?id=${id}`)
  await expect(cell(page, 'Una, With a bonus: 22 of 20, complete')).toBeVisible()
  await page.getByLabel('Assignment').selectOption('With a bonus')
  await page.getByRole('button', { name: 'See who would change' }).click()
  await expect(page.getByText('Una: 22 to 0')).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Reason for grading again').fill('the key was wrong')
  await page.getByRole('button', { name: 'Grade again' }).click()
  await expect(cell(page, 'Una, With a bonus: 0 of 20, complete')).toBeVisible()
  await page.goto(`/en/classes/class?id=${id}#log`)
  await expect(page.getByText('the key was wrong')).toBeVisible()
})

test('what the class believes is projected beside the run that refutes it, without a name', async ({ people }) => {
  const { id, ina } = await school(people)
  const { page } = ina
  await page.goto(`/en/classes/statistics?id=${id}`)
  await expect(page.getByRole('heading', { name: 'Commonest misconceptions' })).toBeVisible()
  await expect(page.getByText('1 learner', { exact: true })).toBeVisible()
  await expect(page.getByRole('rowheader')).toContainText(/\w+ \w+/)
  await expect(page.getByRole('img', { name: /^Learners who answered on each day/ })).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScrolling(page)
  await page.getByRole('listitem').filter({ hasText: '1 learner' }).getByRole('link').click()
  await expect(page.getByRole('button', { name: 'Full screen' })).toBeVisible()
  await expect(page.getByRole('article').getByRole('button', { name: 'Play', exact: true }).first()).toBeVisible()
  await expect(page.getByText(/\bUna\b/)).toHaveCount(0)
  await expectAccessible(page)
})

async function download(page: Page, ask: () => Promise<void>): Promise<string> {
  const downloading = page.waitForEvent('download')
  await ask()
  return readFileSync(await (await downloading).path(), 'utf8')
}
