import type { Locator } from '@playwright/test'
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

const checkUps = {
  en: {
    handIn: 'Hand in',
    result: /^(\d+) of (\d+) right/,
    verdict: /^(Right|Partly right|Not right): /,
    right: { option: 'An old SYN could open a connection', verdict: /^Right: /, why: 'stands by this number now' },
    wrong: {
      prompt: 'seq 697909729',
      verdict: /^Not right: /,
      why: '1 is what a program shows',
      expected: '302715685',
    },
    again: /^Another check-up/,
  },
  zh: {
    handIn: '交卷',
    result: /^(\d+) 题中答对 (\d+) 题/,
    verdict: /^(正确|部分正确|不正确)：/,
    right: { option: '一个旧的 SYN 就能打开', verdict: /^正确：/, why: '客户端此刻认这个序号' },
    wrong: { prompt: 'seq 697909729', verdict: /^不正确：/, why: '以初始序号为起点', expected: '302715685' },
    again: /^换一组题/,
  },
} as const

/** Something in every question that asks for it: what it is does not matter. */
async function fillIn(form: Locator) {
  for (const box of await form.getByRole('textbox').all()) await box.fill('1')
  for (const list of await form.getByRole('combobox').all()) await list.selectOption({ index: 1 })
  const choices = form.getByRole('checkbox').or(form.getByRole('radio'))
  if ((await choices.count()) > 0) await choices.first().check()
}

for (const locale of ['en', 'zh'] as const) {
  const { handIn, result, verdict, right, wrong, again } = checkUps[locale]

  test(`${locale}: a check-up that is handed in tells of each question what was right, and why`, async ({
    page,
    context,
  }) => {
    await page.goto(`/${locale}/check-up/start`)
    const forms = page.getByRole('main').locator('form')
    await expect(forms.first()).toBeVisible()
    const all = await forms.count()
    for (const form of await forms.all()) await fillIn(form)
    const answeredRight = forms.filter({ has: page.getByRole('radio', { name: right.option }) })
    await answeredRight.getByRole('radio', { name: right.option }).check()
    await expect(page.getByText(right.why)).toBeHidden()
    await page.getByRole('button', { name: handIn }).click()

    const heading = page.getByRole('heading', { level: 2, name: result })
    await expect(heading).toBeFocused({ timeout: 15_000 })
    const numbers = (await heading.innerText()).match(/\d+/g)!.map(Number)
    expect(Math.max(...numbers.slice(0, 2))).toBe(all)
    await expect(page.getByRole('heading', { level: 3, name: verdict })).toHaveCount(all)
    expect(Math.min(...numbers.slice(0, 2))).toBe(
      await page.getByRole('heading', { level: 3, name: right.verdict }).count(),
    )
    const told = forms.filter({ hasText: right.option })
    await expect(told.getByRole('heading', { level: 3, name: right.verdict })).toBeVisible()
    await expect(told.getByText(right.why)).toBeVisible()
    const missed = forms.filter({ hasText: wrong.prompt })
    await expect(missed.getByRole('heading', { level: 3, name: wrong.verdict })).toBeVisible()
    for (const said of [wrong.why, wrong.expected]) await expect(missed.getByText(said).first()).toBeVisible()
    await expectAccessible(page)

    const { attempts } = await (await context.request.get('/api/me/export')).json()
    expect(attempts.map(({ mode }: { mode: string }) => mode)).toEqual(Array(all).fill('check-up'))
    await page.getByRole('button', { name: again }).click()
    await expect(page.getByRole('button', { name: handIn })).toBeVisible()
    await expect(page.getByText(wrong.why)).toHaveCount(0)
  })
}

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
