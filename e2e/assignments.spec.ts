import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expectNoSidewaysScrolling, test } from './people'
import { answer, assign, enrol, idOf, inShanghai, newClass, questions } from './school'
import { expect, expectAccessible } from './test'

/** A learner's and an instructor's clock show other hours than the class's. */
test.use({ timezoneId: 'Europe/Berlin' })

const words = {
  en: {
    late: 'Late · 0 of 1 answered',
    worth: /An answer now: 1 hour.* late: 80 %/,
    open: 'Open · 0 of 1 answered',
    extended: 'You have an extension',
    done: 'Done · 1 of 1 answered',
    points: '20 of 20 points',
    at: 'Handed in at',
    onTime: 'On time: 100 % of what it earns.',
    closed: 'Closed: nothing counts.',
  },
  zh: {
    late: '迟交阶段 · 1 题中已答 0 题',
    worth: /现在作答：迟交 ?1 ?小时.*80%/,
    open: '进行中 · 1 题中已答 0 题',
    extended: '你有延期',
    done: '已完成 · 1 题中已答 1 题',
    points: '20 分中得 20 分',
    at: '提交时间',
    onTime: '按时交：按得分的 100% 计。',
    closed: '已经关闭：不计分。',
  },
} as const

for (const locale of ['en', 'zh'] as const) {
  test(`${locale}: a learner sees what counts when it is late, with an extension and answered; the calculator tells what any time would give`, async ({
    people,
  }) => {
    const say = words[locale]
    const ina = await people.instructor('Ina')
    const lea = await people.learner('Lea')
    const { page } = lea
    const classroomId = await newClass(ina)
    await enrol(ina, classroomId, [lea])
    const id = await assign(ina, classroomId, { title: 'The two streams', due: -1, late: [[24, 80]] })
    await page.goto(`/${locale}/classes/assignment?id=${id}`)
    await expect(page.getByText(say.late)).toBeVisible()
    await expect(page.getByText(say.worth)).toBeVisible()
    await page.getByLabel(say.at).fill(inShanghai(-3))
    await expect(page.getByText(say.onTime)).toBeVisible()
    await page.getByLabel(say.at).fill(inShanghai(80))
    await expect(page.getByText(say.closed)).toBeVisible()
    await expectAccessible(page)
    await expectNoSidewaysScrolling(page)

    const extension = {
      userIds: [await idOf(ina, classroomId, lea)],
      dueAt: new Date(Date.now() + 86_400_000),
      reason: 'ill',
    }
    await ina.send('post', `/api/assignments/${id}/extensions`, extension)
    await page.reload()
    await expect(page.getByText(say.open)).toBeVisible()
    await expect(page.getByText(say.extended)).toBeVisible()
    await answer(lea, questions.bytes, questions.bytes.right)
    await page.reload()
    await expect(page.getByText(say.done)).toBeVisible()
    await expect(page.getByText(say.points, { exact: true })).toBeVisible()
  })
}

test('due times go into a calendar: as a file, and by an address that can be ended', async ({ people }) => {
  const ina = await people.instructor('Ina')
  const lea = await people.learner('Lea')
  const { page } = lea
  const classroomId = await newClass(ina, 'Networks')
  await enrol(ina, classroomId, [lea])
  await assign(ina, classroomId, { title: 'The two streams', due: 5 })
  await page.goto('/en/classes')
  await page.getByText('In your calendar').click()
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download the file' }).click()
  const file = readFileSync(await (await downloading).path(), 'utf8')
  expect(file).toContain('BEGIN:VCALENDAR\r\n')
  expect(file).toContain('The two streams')
  await page.getByRole('button', { name: 'Make an address' }).click()
  const address = page.getByLabel('Address')
  await expect(address).toHaveValue(/\/api\/calendar\//)
  await expectAccessible(page)
  const read = async () => (await page.request.get(await address.inputValue())).status()
  expect(await read()).toBe(200)
  const told = await address.inputValue()
  await page.getByRole('button', { name: 'End the address' }).click()
  await expect(page.getByText('The address no longer works.')).toBeVisible()
  expect((await page.request.get(told)).status()).toBe(404)
})

test('an instructor records a task by playing it, assigns it, and a learner solves it', async ({ people }) => {
  test.setTimeout(120_000)
  const ina = await people.instructor('Ina')
  const lea = await people.learner('Lea')
  const { page } = ina
  const id = await newClass(ina)
  await enrol(ina, id, [lea])
  await page.goto(`/en/classes/task/record?class=${id}`)
  await expect(page.getByRole('heading', { name: 'An open connection' })).toBeVisible()
  await page.getByRole('button', { name: 'Start from here' }).click()
  await expect(page.getByRole('heading', { name: '2. Play the run' })).toBeFocused()
  await closeTheClient(page)
  await page.getByLabel('The client comes into FIN_WAIT_1.').check()
  await page.getByLabel('The client sends no RST.').check()
  await page.getByLabel('Name', { exact: true }).fill('Begin to close')
  await page.getByLabel('The task, in English').fill('Let the client begin to close.')
  await page.getByLabel('The explanation once it is solved, in English').fill('Its application has called close().')
  await page.getByRole('button', { name: 'Preview the grading' }).click()
  await expect(page.getByText('Your run reaches the goal, and the start does not.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Save the task' }).click()
  await page.waitForURL('**/classes/task?id=*')
  await expect(page.getByText('Let the client begin to close.')).toBeVisible()

  await page.goto(`/en/classes/assignment/edit?class=${id}`)
  await page.getByLabel('Title').fill('Own work')
  await page.getByLabel('Kind').selectOption('Own task')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByLabel('Opens', { exact: true }).fill(inShanghai(-3))
  await page.getByRole('button', { name: 'Save as a draft' }).click()
  await page.waitForURL('**/classes/assignment?id=*')
  await page.getByRole('button', { name: 'Show to learners' }).click()
  await expect(page.getByText('Learners see it now.')).toBeVisible()

  const learner = lea.page
  await learner.goto(page.url())
  await learner.getByRole('heading', { name: 'Begin to close' }).getByRole('link').click()
  await closeTheClient(learner)
  await learner.getByRole('button', { name: 'Check the answer' }).click()
  await expect(learner.getByText('Its application has called close().')).toBeVisible()
  await learner.goto(page.url())
  await expect(learner.getByText('100 of 100 points', { exact: true })).toBeVisible()
})

/** To the end of the run, and there the client's application closes. */
async function closeTheClient(page: Page) {
  await page.getByRole('button', { name: 'To the end' }).click()
  await page
    .getByRole('button', { name: /^close\(\)/ })
    .first()
    .click()
}
