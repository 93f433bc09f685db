import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { startMock } from '../quiz/interview/mock'
import { type Words, words } from './interview-words'
import { expect, expectAccessible, test } from './test'

/** Says something, ticks one key point, knows one follow-up and not the next. */
async function answerOpen(page: Page, say: Words) {
  await page.getByLabel(say.said).fill('FIN, ACK, FIN, ACK')
  await page.getByRole('button', { name: say.reveal }).click()
  await page.getByRole('checkbox').first().check()
  await page.getByRole('button', { name: say.keep }).click()
  await page.getByRole('button', { name: say.reveal }).click()
  await page.getByRole('button', { name: say.knew }).click()
  await page.getByRole('button', { name: say.reveal }).click()
  await page.getByRole('button', { name: say.missed }).click()
}

/** Ten minutes about the four waves: three questions. */
async function choose(page: Page, locale: 'en' | 'zh') {
  await page.goto(`/${locale}/interview/mock`)
  await page.getByRole('radio', { name: words[locale].tenMinutes }).check()
  await page.getByRole('checkbox', { name: words[locale].topic }).check()
}

for (const locale of ['en', 'zh'] as const) {
  const say = words[locale]

  test.describe(() => {
    // A reload may cut off the reply to a save: the next one is told what is there, and follows it.
    test.use({ allowedErrors: [/409/] })

    test(`${locale}: a mock interview from start to report, with a reload in the middle`, async ({ page }) => {
      test.slow()
      await choose(page, locale)
      await expectAccessible(page)
      await page.getByRole('button', { name: say.begin }).click()
      await expect(page.getByRole('heading', { name: say.place })).toBeFocused()
      const [, , all] = say.place.exec(await page.getByRole('heading', { name: say.place }).innerText())!
      expect(Number(all)).toBe(3)
      await answerOpen(page, say)
      await expectAccessible(page)
      await page.getByRole('button', { name: say.next }).click()
      await expect(page.getByRole('heading', { name: say.place })).toHaveText(/2.*3/)
      await page.getByLabel(say.said).fill('half an answer')

      await page.reload()
      await expect(page.getByRole('heading', { name: say.paused })).toBeVisible()
      await page.getByRole('button', { name: say.goOn }).click()
      await expect(page.getByLabel(say.said)).toHaveValue('half an answer')
      await answerOpen(page, say)
      await page.getByRole('button', { name: say.next }).click()
      await expect(page.getByRole('heading', { name: say.place })).toHaveText(/3.*3/)
      // Which kind of question the machine grades depends on the plan: it is left, and the report says so.
      await page.getByRole('button', { name: say.stop }).click()

      await expect(page.getByRole('heading', { name: say.report, exact: true })).toBeFocused()
      await expect(page.getByRole('region', { name: say.ticked }).getByRole('row')).toHaveCount(3)
      await expect(page.getByRole('region', { name: say.graded }).getByRole('row')).toHaveCount(2)
      await expect(page.getByRole('heading', { name: say.cards })).toBeVisible()
      await expectAccessible(page)
      const id = new URL(page.url()).searchParams.get('id')
      await expect
        .poll(async () => (await page.request.get(`/api/mocks/${id}`)).json())
        .toMatchObject({ state: { finished: true, records: [{ ticked: [expect.any(String)] }, {}, {}] } })

      await page.goto(`/${locale}/interview/mock`)
      await expect(page.getByRole('heading', { name: say.past })).toBeVisible()
      await page.getByRole('link', { name: say.report }).click()
      await expect(page.getByRole('heading', { name: say.report, exact: true })).toBeVisible()
    })
  })

  test.describe(() => {
    test.use({ allowedErrors: [/409|net::ERR_FAILED/] })

    test(`${locale}: what was typed after a save whose reply was lost is kept`, async ({ page }) => {
      await choose(page, locale)
      await page.getByRole('button', { name: say.begin }).click()
      await answerOpen(page, say)
      const id = new URL(page.url()).searchParams.get('id')
      const records = async () => (await (await page.request.get(`/api/mocks/${id}`)).json()).state?.records
      await expect.poll(records).toMatchObject([{ toMs: expect.any(Number) }])
      await page.route('**/api/mocks/*', async (route) => {
        await route.fetch()
        await route.abort()
      })
      await page.getByRole('button', { name: say.next }).click()
      await expect.poll(records).toHaveLength(2)
      await page.getByLabel(say.said).fill('half an answer')
      await page.unrouteAll({ behavior: 'wait' })

      await page.reload()
      await page.getByRole('button', { name: say.goOn }).click()
      await expect(page.getByLabel(say.said)).toHaveValue('half an answer')
      await expect.poll(records).toMatchObject([{}, { said: 'half an answer' }])
      await expect(page.getByLabel(say.said)).toHaveValue('half an answer')
    })
  })

  test(`${locale}: what the machine grades in a mock stands apart from what was ticked`, async ({ page }) => {
    // A record of the learner's own, and in it an interview begun elsewhere.
    await page.goto(`/${locale}/interview/why-four`)
    await page.getByText(say.rubric, { exact: true }).click()
    await page.getByRole('checkbox').first().check()
    await page.getByRole('button', { name: say.keep }).click()
    await expect(page.getByText(say.done)).toBeVisible()
    const id = randomUUID()
    const plan = {
      level: 'junior' as const,
      minutes: 10,
      topics: [],
      locale,
      items: [{ kind: 'graded' as const, questionId: 'fourth-wave-last-ack' }],
    }
    const state = { ...startMock(plan, Date.now()), runningSince: null }
    const put = await page.request.put(`/api/mocks/${id}`, {
      headers: { origin: new URL(page.url()).origin },
      data: { revision: 0, state },
    })
    expect(put.ok()).toBe(true)

    await page.goto(`/${locale}/interview/mock?id=${id}`)
    await page.getByRole('button', { name: say.goOn }).click()
    const answer = page.getByRole('main').getByRole('textbox')
    await answer.fill('1')
    await page.getByRole('main').locator('[type=submit]').click()
    await expect(page.getByRole('heading', { name: say.notRight })).toBeFocused()
    await page.getByRole('button', { name: say.next }).click()
    await expect(page.getByRole('heading', { name: say.report, exact: true })).toBeFocused()
    await expect(page.getByRole('region', { name: say.graded }).getByRole('row').last()).toContainText(say.zeroOfOne)
    await expect(page.getByRole('region', { name: say.ticked }).getByRole('row')).toHaveCount(1)
    await expectAccessible(page)
  })
}
