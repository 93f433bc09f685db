import { readFileSync } from 'node:fs'
import { withRecord } from './record'
import { expect, expectAccessible, test } from './test'

const past = [
  {
    questionId: 'first-wave-flags',
    daysAgo: 5,
    earned: 0,
    confidence: 'sure',
    misconceptions: 'client-always-closes-first',
  },
  { questionId: 'first-wave-predict', daysAgo: 9, earned: 1, confidence: 'guessing' },
] as const

const words = {
  en: {
    due: /due for review today/,
    open: 'Still open',
    streak: /Count the days in a row/,
    days: /^No day yet/,
    continue: /^Continue: /,
    plot: /^Share of right answers/,
  },
  zh: {
    due: /今天有 .* 题要复习/,
    open: '尚未解决',
    streak: /统计我连续答题的天数/,
    days: /^还没有：今天/,
    continue: /^继续学习：/,
    plot: /^每周答对的比例/,
  },
} as const

for (const locale of ['en', 'zh'] as const) {
  const say = words[locale]
  test(`${locale}: the page tells what came up, how sure one was, and what is next`, async ({
    page,
    context,
    baseURL,
  }) => {
    await withRecord(context, baseURL!, [...past])
    await page.goto(`/${locale}/progress`)
    await expect(page.getByRole('link', { name: say.continue })).toHaveCount(1)
    await expect(page.getByRole('link', { name: say.due })).toBeVisible()
    await expect(page.getByText(say.open)).toBeVisible()
    await expect(page.getByRole('img', { name: say.plot })).toBeVisible()
    await page.getByLabel(say.streak).check()
    await expect(page.getByText(say.days).first()).toBeVisible()
    await expectAccessible(page)
  })
}

test('the record is downloaded, deleted, and brought back from the file', async ({ page, context, baseURL }, info) => {
  await withRecord(context, baseURL!, [...past])
  await page.goto('/en/progress')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download all as one file' }).click()
  const file = info.outputPath('record.json')
  await (await download).saveAs(file)
  expect(JSON.parse(readFileSync(file, 'utf8')).attempts).toHaveLength(2)

  await page.getByRole('button', { name: 'Delete everything' }).click()
  await expect(page.getByRole('button', { name: 'Keep it' })).toBeFocused()
  await page.getByRole('button', { name: 'Yes, delete everything' }).click()
  await expect(page.getByText('Everything has been deleted.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Start the first lesson' })).toBeVisible()
  expect((await context.request.get('/api/me/export')).status()).toBe(404)
  expect(await context.cookies()).toEqual([])

  await page.getByLabel('Add from a file').setInputFiles(file)
  await expect(page.getByText('2 attempts were added.')).toBeVisible()
  await expect(page.getByRole('link', { name: /^Continue: / })).toBeVisible()

  await page
    .getByLabel('Add from a file')
    .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{}') })
  await expect(page.getByText('it is not a file that was downloaded here')).toBeVisible()
})

test.use({ allowedErrors: [/422/] })
