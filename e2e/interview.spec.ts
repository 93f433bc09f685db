import { openPackage } from './anki'
import { words } from './interview-words'
import { expect, expectAccessible, test } from './test'

for (const locale of ['en', 'zh'] as const) {
  const say = words[locale]

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
