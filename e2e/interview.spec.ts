import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { startMock } from '../quiz/interview/mock'
import { openPackage } from './anki'
import { expect, expectAccessible, test } from './test'

const words = {
  en: {
    begin: 'Begin',
    tenMinutes: '10 minutes',
    topic: 'Four waves',
    said: 'Your answer, typed here or said aloud',
    reveal: 'Show the answer',
    keep: 'Keep what I ticked',
    knew: 'I knew it',
    missed: 'I did not know it',
    next: /^(Next question|To the report)$/,
    place: /^Question (\d+) of (\d+)$/,
    paused: /^Paused at/,
    goOn: 'Go on',
    report: 'Report',
    ticked: 'What you ticked',
    graded: 'What the machine graded',
    cards: 'What went into your review',
    stop: 'End and see the report',
    past: 'Your interviews',
    level: 'Level',
    topicFilter: 'Topic',
    words: 'Words',
    star: 'Asked nearly everywhere',
    again: 'What I still get wrong',
    short: 'Short answer, half a minute',
    rubric: 'Key points',
    done: /^Kept: 1 of \d key points/,
    notRight: /^Not right: /,
    zeroOfOne: '0 of 1',
    firstRung: 'Base',
    secondRung: 'Why',
  },
  zh: {
    begin: '开始',
    tenMinutes: '10 分钟',
    topic: '四次挥手',
    said: '你的回答：写在这里，或者说出来',
    reveal: '查看答案',
    keep: '保存勾选',
    knew: '我答出来了',
    missed: '我没答出来',
    next: /^(下一题|看报告)$/,
    place: /^第 (\d+) 题，共 (\d+) 题$/,
    paused: /^已暂停/,
    goOn: '继续',
    report: '报告',
    ticked: '你勾选的',
    graded: '机器评分的',
    cards: '进入复习的题',
    stop: '结束，看报告',
    past: '你的面试',
    level: '级别',
    topicFilter: '主题',
    words: '关键词',
    star: '几乎必问',
    again: '我还没答好的',
    short: '短答，半分钟',
    rubric: '要点',
    done: /^已保存：要点 1\//,
    notRight: /^不正确：/,
    zeroOfOne: '0/1',
    firstRung: '基础',
    secondRung: '为什么',
  },
} as const
type Words = (typeof words)['en' | 'zh']

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

for (const locale of ['en', 'zh'] as const) {
  const say = words[locale]

  test.describe(() => {
    // A reload may cut off the reply to a save: the next one is told what is there, and follows it.
    test.use({ allowedErrors: [/409|net::ERR_FAILED/] })

    test(`${locale}: a mock interview from start to report, with a reload in the middle`, async ({ page }) => {
      test.slow()
      await page.goto(`/${locale}/interview/mock`)
      await page.getByRole('radio', { name: say.tenMinutes }).check()
      await page.getByRole('checkbox', { name: say.topic }).check()
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

    test(`${locale}: what was typed after a save whose reply was lost is kept`, async ({ page }) => {
      await page.goto(`/${locale}/interview/mock`)
      await page.getByRole('radio', { name: say.tenMinutes }).check()
      await page.getByRole('checkbox', { name: say.topic }).check()
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

  test(`${locale}: the list shows what fits, and what is still wrong`, async ({ page }) => {
    await page.goto(`/${locale}/interview`)
    const questions = page.getByRole('main').getByRole('heading', { level: 2 })
    const all = await questions.count()
    expect(all).toBeGreaterThan(0)
    await expectAccessible(page)
    await page.getByRole('combobox', { name: say.topicFilter }).selectOption({ label: say.topic })
    await expect(page).toHaveURL(/topic=four-waves/)
    expect(await questions.count()).toBeLessThan(all)
    await page.getByRole('searchbox', { name: say.words }).fill('no such words')
    await expect(questions).toHaveCount(0)
    await page.goto(`/${locale}/interview?again=1`)
    await expect(questions).toHaveCount(0)
    await page.goto(`/${locale}/interview/why-four`)
    await page.getByText(say.rubric, { exact: true }).click()
    await page.getByRole('checkbox').first().check()
    await page.getByRole('button', { name: say.keep }).click()
    await expect(page.getByText(say.done)).toBeVisible()
    await page.goto(`/${locale}/interview`)
    await page.getByRole('checkbox', { name: say.again }).check()
    await expect(questions).toHaveCount(1)
  })

  test(`${locale}: a question's follow-ups appear one after another, and its metadata say what it is`, async ({
    page,
  }) => {
    await page.goto(`/${locale}/interview/four-waves-walkthrough`)
    await expect(page.getByText(say.secondRung, { exact: true })).toBeHidden()
    await page.getByText(say.firstRung, { exact: true }).click()
    await expect(page.getByText(say.secondRung, { exact: true })).toBeVisible()
    await page.getByText(say.short).click()
    await expectAccessible(page)
    const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '')
    const heading = await page.getByRole('heading', { level: 1 }).innerText()
    expect(data).toMatchObject({ '@type': 'QAPage', mainEntity: { name: heading, answerCount: 1 } })
    await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', /four-waves-walkthrough$/)
  })

  test(`${locale}: the exported package opens, with a card for each question and each follow-up`, async ({ page }) => {
    const bank = (await (await page.request.get(`/${locale}/interview/bank.json`)).json()).length
    await page.goto(`/${locale}/interview`)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /Anki/ }).click(),
    ])
    expect(download.suggestedFilename()).toBe(`four-waves-${locale}.apkg`)
    const all = bank * 6
    expect(openPackage(await download.path())).toEqual({ notes: all, cards: all, guids: all, decks: 4 })
  })
}

test('at 320 px nothing scrolls sideways', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 })
  for (const path of ['/en/interview', '/zh/interview/why-four', '/en/interview/mock', '/zh/interview/print']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320)
  }
})

test('without scripts every question and answer can be read', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL! })
  const page = await context.newPage()
  await page.goto('/en/interview')
  await page.getByRole('link', { name: /Why does TCP need four segments/ }).click()
  await page.getByText(words.en.short).click()
  await expect(page.getByText(/A connection is two streams/).first()).toBeVisible()
  await context.close()
})
