import type { Locator, Page } from '@playwright/test'
import { expect, expectAccessible, test } from './test'

const words = {
  en: {
    check: 'Check the answer',
    again: 'Try again',
    right: /^Right: /,
    partly: /^Partly right: /,
    wrong: /^Not right: /,
    fillFirst: 'Fill in every field first',
    ack: 'Acknowledgement number',
    seq: 'Sequence number',
    nearby: 'Wrong, your choice',
    found: 'Wrong, and you found it',
    missed: 'Wrong, and not marked',
    watch: 'Watch the run',
    guessing: 'Guessing',
    hint: 'Hint 1 (costs 25% of the point)',
  },
  zh: {
    check: '提交答案',
    again: '再试一次',
    right: /^正确：/,
    partly: /^部分正确：/,
    wrong: /^不正确：/,
    fillFirst: '请先填好每一项',
    ack: '确认号',
    seq: '序号',
    nearby: '错误，你选了它',
    found: '这句有错，你找到了',
    missed: '这句有错，没有标出',
    watch: '观看运行',
    guessing: '猜的',
    hint: '提示 1（扣 25% 的分）',
  },
} as const

async function ask(page: Page, path: string, id: string): Promise<Locator> {
  await page.goto(path)
  const question = page.locator(`#${id}`)
  await expect(question.locator('[type=submit]')).toBeEnabled()
  await question.scrollIntoViewIfNeeded()
  return question
}

for (const locale of ['en', 'zh'] as const) {
  const say = words[locale]
  const verdict = (question: Locator, name: RegExp) => question.getByRole('heading', { level: 3, name })

  test(`${locale}: a segment is filled in, field by field, each with its point`, async ({ page }) => {
    const question = await ask(page, `/${locale}/lessons/lost-waves/practice`, 'lost-waves-gap-filled')
    await expect(question.getByRole('table')).toContainText('FIN,PSH,ACK seq=301 ack=1 len=200')

    await question.getByRole('checkbox', { name: 'ACK' }).check()
    await question.getByRole('button', { name: say.check }).click()
    await expect(question.getByText(say.fillFirst)).toBeVisible()

    await question.getByRole('textbox', { name: say.seq, exact: true }).fill('1')
    await question.getByRole('textbox', { name: say.ack }).fill('301')
    await question.getByRole('button', { name: say.check }).click()
    await expect(verdict(question, say.partly)).toBeFocused()
    await expect(question.getByRole('definition').filter({ hasText: '502' })).toContainText('301')

    await question.getByRole('button', { name: say.again }).click()
    await question.getByRole('checkbox', { name: 'ACK' }).check()
    await question.getByRole('textbox', { name: say.seq, exact: true }).fill('1')
    await question.getByRole('textbox', { name: say.ack }).fill('502')
    await question.getByRole('button', { name: say.check }).click()
    await expect(verdict(question, say.right)).toBeFocused()
  })

  test(`${locale}: a line of a capture is found`, async ({ page }) => {
    const question = await ask(page, `/${locale}/lessons/both-at-once`, 'both-at-once-find-fin')
    const fins = question.getByRole('radio', { name: /Flags \[F/ })
    await question.getByRole('radio').first().check()
    await question.getByRole('button', { name: say.check }).click()
    await expect(verdict(question, say.wrong)).toBeFocused()
    await expect(question.getByText(say.nearby)).toBeVisible()
    await question.getByRole('button', { name: say.again }).click()
    await fins.last().check()
    await question.getByRole('button', { name: say.check }).click()
    await expect(verdict(question, say.right)).toBeFocused()
  })

  test(`${locale}: the errors of a text are marked, and each is answered`, async ({ page }) => {
    const question = await ask(page, `/${locale}/lessons/lost-waves/practice`, 'lost-waves-spot')
    await question.getByRole('checkbox').nth(1).check()
    await question.getByRole('radio', { name: say.guessing }).check()
    const sent = page.waitForRequest('**/api/attempts')
    await question.getByRole('button', { name: say.check }).click()
    expect((await sent).postDataJSON()).toMatchObject({ confidence: 'guessing', locale })
    await expect(verdict(question, say.partly)).toBeFocused()
    await expect(question.getByText(say.found)).toHaveCount(1)
    await expect(question.getByText(say.missed)).toHaveCount(2)
    await question.getByRole('button', { name: say.watch }).first().click()
    await expect(question.getByRole('region').first()).toBeVisible()
  })

  test(`${locale}: a hint of a challenge is told when it is asked for, at its price`, async ({ page }) => {
    const question = await ask(page, `/${locale}/lessons/two-streams`, 'two-streams-challenge')
    await expect(page.getByText(hints[locale])).toHaveCount(0)
    await question.getByRole('button', { name: say.hint }).click()
    await expect(question.getByText(hints[locale])).toBeVisible()
  })
}

const hints = { en: 'What is not acknowledged in time is sent again.', zh: '没有及时得到确认的会重传。' }

test('trying again is another variant, graded by its own numbers, after a reload too', async ({ page }) => {
  const question = await ask(page, '/en/lessons/two-streams', 'two-streams-ack-of-fin')
  const bytes = async () => Number(/has sent (\d+) bytes/.exec((await question.innerText()) ?? '')?.[1])
  const answer = async (number: number) => {
    await question.getByRole('textbox').fill(String(number))
    await question.getByRole('button', { name: 'Check the answer' }).click()
  }
  expect(await bytes()).toBe(250)
  await answer(250)
  await expect(question.getByRole('heading', { name: /^Not right/ })).toBeFocused()
  await question.getByRole('button', { name: 'Try again' }).click()
  await expect(question.getByRole('textbox')).toBeFocused()
  await answer((await bytes()) + 2)
  await expect(question.getByRole('heading', { name: /^Right/ })).toBeFocused()

  const next = page.waitForResponse('**/api/questions/two-streams-ack-of-fin?locale=en')
  await page.reload()
  await question.scrollIntoViewIfNeeded()
  const { question: offered } = await (await next).json()
  await expect(question).toContainText(offered.prompt)
})

test('the new kinds are answered by keyboard alone', async ({ page }) => {
  const line = await ask(page, '/en/lessons/both-at-once', 'both-at-once-find-fin')
  await line.getByRole('radio').first().focus()
  await page.keyboard.press('ArrowDown')
  await expect(line.getByRole('radio').nth(1)).toBeChecked()
  await page.keyboard.press('Enter')
  await expect(line.getByRole('heading', { level: 3 })).toBeFocused()

  const text = await ask(page, '/en/lessons/lost-waves/practice', 'lost-waves-spot')
  await text.getByRole('checkbox').first().focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  await expect(text.getByRole('heading', { level: 3 })).toBeFocused()

  const segment = page.locator('#lost-waves-gap-filled')
  await segment.getByRole('checkbox', { name: 'ACK' }).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await page.keyboard.type('1')
  await page.keyboard.press('Tab')
  await page.keyboard.type('502')
  await page.keyboard.press('Enter')
  await expect(segment.getByRole('heading', { name: /^Right/ })).toBeFocused()
})

for (const width of [320, 1280]) {
  test(`the new kinds, asked and answered, are accessible at ${width} px`, async ({ page }) => {
    test.slow()
    await page.setViewportSize({ width, height: 900 })
    const question = await ask(page, '/en/lessons/lost-waves/practice', 'lost-waves-spot')
    await question.getByRole('checkbox').first().check()
    await question.getByRole('button', { name: 'Check the answer' }).click()
    await expect(question.getByRole('heading', { level: 3 })).toBeFocused()
    await expectAccessible(page)
    await ask(page, '/en/lessons/both-at-once', 'both-at-once-find-fin')
    await expectAccessible(page)
  })
}
