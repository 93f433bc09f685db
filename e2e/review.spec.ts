import { withRecord } from './record'
import { expect, expectAccessible, test } from './test'

const words = {
  en: {
    left: '1 question left for today.',
    begin: 'Begin',
    check: 'Check the answer',
    finish: 'Finish for today',
    done: /Nothing left for today. 1 done./,
    day: 'The day',
    show: 'Show the plan',
    load: /1 question a day until|0 to 1 question a day until/,
    accept: 'Accept this plan',
    running: /^Preparing for .*: 9 days left/,
    give: 'Give up the date',
    table: 'The same as a table',
  },
  zh: {
    left: '今天还剩 1 题。',
    begin: '开始',
    check: '提交答案',
    finish: '完成今天的复习',
    done: /今天没有剩余的题。 已完成 1 题。/,
    day: '日期',
    show: '显示计划',
    load: /为止每天/,
    accept: '采用这个计划',
    running: /^正在为 .* 做准备：还剩 9 天/,
    give: '取消这个日期',
    table: '以表格显示',
  },
} as const

for (const locale of ['en', 'zh'] as const) {
  const say = words[locale]

  test(`${locale}: what was wrong days ago is asked again today`, async ({ page, context, baseURL }) => {
    await withRecord(context, baseURL!, [{ questionId: 'first-wave-flags', daysAgo: 5, earned: 0 }])
    await page.goto(`/${locale}/review`)
    await expect(page.getByText(say.left)).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: say.begin }).click()
    await page.getByRole('radio', { name: 'FIN,ACK', exact: true }).check()
    await page.getByRole('button', { name: say.check }).click()
    await page.getByRole('button', { name: say.finish }).click()
    await expect(page.getByText(say.done)).toBeVisible()
  })

  test(`${locale}: a date shows its load before it is accepted`, async ({ page, context, baseURL }) => {
    const ids = ['first-wave-flags', 'first-wave-predict', 'first-wave-refuse']
    await withRecord(
      context,
      baseURL!,
      ids.map((questionId) => ({ questionId, daysAgo: 5, earned: 1 })),
    )
    await page.goto(`/${locale}/review`)
    const day = new Date(Date.now() - new Date().getTimezoneOffset() * 60_000 + 9 * 86_400_000)
    await page.getByLabel(say.day, { exact: true }).fill(day.toISOString().slice(0, 10))
    await page.getByRole('button', { name: say.show }).click()
    await expect(page.getByText(say.load)).toBeVisible()
    await page.getByRole('button', { name: say.accept }).click()
    await expect(page.getByText(say.running)).toBeVisible()
    await page.reload()
    await expect(page.getByText(say.running)).toBeVisible()
    await page.getByText(say.table).first().click()
    await expect(page.getByRole('table').first().getByRole('row')).toHaveCount(15)
    await page.getByRole('button', { name: say.give }).click()
    await expect(page.getByText(say.running)).toBeHidden()
  })
}

test('at 320 px nothing scrolls sideways', async ({ page, context, baseURL }) => {
  await withRecord(context, baseURL!, [{ questionId: 'first-wave-flags', daysAgo: 5, earned: 0 }])
  await page.setViewportSize({ width: 320, height: 700 })
  for (const path of ['/en/review', '/zh/progress', '/en/check-up/start']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 2 }).or(page.getByRole('group')).first()).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  }
})

test('a check-up says what has no answer, and shows nothing before all is handed in', async ({ page }) => {
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/attempts')) sent.push(request.url())
  })
  await page.goto('/en/check-up/start')
  await page.getByRole('radio').first().check()
  await page.getByRole('button', { name: 'Hand in' }).click()
  await expect(page.getByText(/questions have no answer yet/)).toBeVisible()
  expect(sent).toEqual([])
  await expectAccessible(page)
})
