import type { Locator, Page } from '@playwright/test'
import { expect, openFigure, test } from './test'

const words = {
  en: {
    figure: 'The server closes first',
    step: 'Step',
    toEnd: 'To the end',
    transcript: 'The exchange in words',
    wrong: 'Neither, until the browser has agreed',
    right: 'The server: its application was the first',
    check: 'Check the answer',
    again: 'Try again',
    verdictWrong: /^Not right: 0 of 1/,
    verdictRight: /^Right: 1 of 1/,
    chosenWrong: 'Wrong, your choice',
    why: 'Nobody is asked.',
    before: 'Answered before: right',
    progress: '1 of 8 answered right',
    begin: 'Start the first lesson',
    continue: /^Continue: /,
  },
  zh: {
    figure: '服务端先关闭',
    step: '下一步',
    toEnd: '跳到结尾',
    transcript: '文字记录',
    wrong: '要等浏览器同意',
    right: '它的应用程序先调用',
    check: '提交答案',
    again: '再试一次',
    verdictWrong: /^不正确：0 \/ 1/,
    verdictRight: /^正确：1 \/ 1/,
    chosenWrong: '错误，你选了它',
    why: '没有谁需要同意',
    before: '之前的作答：正确',
    progress: '已答对 1 / 8 题',
    begin: '开始第一课',
    continue: /^继续学习：/,
  },
} as const

for (const locale of ['en', 'zh'] as const) {
  const say = words[locale]

  test(`${locale}: read, run, fail, pass, and find it again after a reload`, async ({ page, context }) => {
    await page.goto(`/${locale}/lessons/first-wave`)

    const figure = await openFigure(page, say.figure)
    await figure.getByRole('button', { name: say.step, exact: true }).click()
    await expect(figure.getByRole('list', { name: say.transcript }).getByRole('listitem')).not.toHaveCount(0)
    await figure.getByRole('button', { name: say.toEnd }).click()
    await expect(figure.getByRole('list', { name: say.transcript })).toContainText('TIME_WAIT')

    const question = page.locator('#first-wave-predict')
    await question.getByRole('radio', { name: say.wrong }).check()
    await question.getByRole('button', { name: say.check }).click()
    await expect(question.getByRole('heading', { name: say.verdictWrong })).toBeFocused()
    await expect(question.getByText(say.chosenWrong)).toBeVisible()
    await expect(question.getByText(say.why)).toBeVisible()

    await question.getByRole('button', { name: say.again }).click()
    await question.getByRole('radio', { name: say.right }).check()
    await question.getByRole('button', { name: say.check }).click()
    await expect(question.getByRole('heading', { name: say.verdictRight })).toBeFocused()

    await page.reload()
    await expect(page.locator('#first-wave-predict').getByText(say.before)).toBeVisible()
    await expect(page.locator('article > header').getByText(say.progress)).toBeVisible()

    const secondTab = await context.newPage()
    await secondTab.goto(`/${locale}/lessons`)
    await expect(secondTab.getByText(say.progress)).toBeVisible()
    await secondTab.goto(`/${locale}`)
    await expect(secondTab.getByRole('link', { name: say.continue })).toBeVisible()
    await expect(secondTab.getByRole('link', { name: say.begin })).toHaveCount(0)
  })
}

test('an answer in one tab shows in another without a reload', async ({ page, context }) => {
  await page.goto('/en/lessons/first-wave')
  const other = await context.newPage()
  await other.goto('/en/lessons')
  await answerPrediction(page)
  await expect(other.getByText('1 of 8 answered right')).toBeVisible()
})

test('a question is answered by keyboard alone, steps put in order included', async ({ page }) => {
  await page.goto('/en/lessons/third-wave')
  const question = page.locator('#third-wave-order')
  const first = question.getByRole('button', { name: /^Move down/ }).first()
  await first.focus()
  const before = await stepsOf(question)
  await page.keyboard.press('Enter')
  expect(await stepsOf(question)).toEqual([before[1], before[0], ...before.slice(2)])
  await expect(question.getByRole('status').first()).toContainText(`now 2 of ${before.length}`)
  await question.getByRole('button', { name: 'Check the answer' }).focus()
  await page.keyboard.press('Enter')
  await expect(question.getByRole('heading', { level: 3 })).toBeFocused()
  await expect(question.getByRole('heading', { level: 3 })).toContainText(/right/i)
})

test.describe('while the server is out of reach', () => {
  test.use({ allowedErrors: [/ERR_CONNECTION_REFUSED/] })

  test('an answer given while the server is out of reach is kept, announced, and sent once when it is back', async ({
    page,
    context,
  }) => {
    const sent: string[] = []
    page.on('request', (request) => {
      if (request.url().endsWith('/api/attempts')) sent.push(request.postDataJSON().id)
    })
    await page.goto('/en/lessons/first-wave')
    await page.route('**/api/attempts', (route) => route.abort('connectionrefused'))
    const question = page.locator('#first-wave-predict')
    await question.getByRole('radio', { name: words.en.right }).check()
    await question.getByRole('button', { name: words.en.check }).click()
    await expect(question.getByText('Your answer is kept on this device')).toBeVisible()
    await expect(page.getByText('1 answer waits for the server')).toBeVisible()

    await page.unroute('**/api/attempts')
    await page.reload()
    await expect(page.locator('article > header').getByText('1 of 8 answered right')).toBeVisible()
    await expect(page.getByText('1 answer waits for the server')).toBeHidden()
    expect(new Set(sent).size).toBe(1)

    const progress = await (await context.request.get('/api/progress')).json()
    expect(progress.questions['first-wave-predict'].attempts).toBe(1)
  })
})

test('pressing five times sends one answer', async ({ page, context }) => {
  await page.goto('/en/lessons/first-wave')
  const question = page.locator('#first-wave-predict')
  await question.getByRole('radio', { name: words.en.right }).check()
  const button = question.getByRole('button', { name: words.en.check })
  await button.evaluate((element: HTMLButtonElement) => {
    for (let press = 0; press < 5; press += 1) element.click()
  })
  await expect(question.getByRole('heading', { name: words.en.verdictRight })).toBeVisible()
  const progress = await (await context.request.get('/api/progress')).json()
  expect(progress.questions['first-wave-predict'].attempts).toBe(1)
})

async function answerPrediction(page: Page) {
  const question = page.locator('#first-wave-predict')
  await question.getByRole('radio', { name: words.en.right }).check()
  await question.getByRole('button', { name: words.en.check }).click()
  await expect(question.getByRole('heading', { name: words.en.verdictRight })).toBeVisible()
}

async function stepsOf(question: Locator) {
  const numbered = await question.getByRole('listitem').allInnerTexts()
  return numbered.map((text) => text.replace(/^\d+\s+/, ''))
}
