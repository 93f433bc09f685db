import type { Page } from '@playwright/test'
import { openPackage } from './anki'
import { expect, expectAccessible, test } from './test'

const words = {
  en: {
    check: 'Check the answer',
    checkAgain: 'Check again',
    again: 'Try again',
    right: /^Right: 1 of 1/,
    partly: /^Partly right: 0\.95 of 1/,
    wrong: /^Not right: 0 of 1/,
    undo: 'Undo',
    on: (call: string, host: 'client' | 'server') => `${call} on the ${host}`,
    same: /does exactly what a right one does/,
    held: /the sentence is true/,
    asShort: /no run is shorter/,
    reveal: 'The run that the search found',
    cause: /The program never calls close\(\)/,
    wrongCause: /The clients do not close/,
    repair: /Close the connection on every path/,
    wrongRepair: /Switch on TCP keepalive/,
    look: 'Read the code',
    after: 'Watch the repaired run',
    why: /CLOSE_WAIT is a sentence about the program/,
    ownCards: 'Cards of your 1 exercise',
    ownSheets: 'Exercises that you have answered',
  },
  zh: {
    check: '提交答案',
    checkAgain: '再次提交',
    again: '再试一次',
    right: /^正确：1 \/ 1/,
    partly: /^部分正确：0\.95 \/ 1/,
    wrong: /^不正确：0 \/ 1/,
    undo: '撤销',
    on: (call: string, host: 'client' | 'server') => `${host === 'client' ? '客户端' : '服务端'}调用 ${call}`,
    same: /和正确的一模一样/,
    held: /这句话是对的/,
    asShort: /没有更短的了/,
    reveal: '搜索找到的运行',
    cause: /程序从不对这些连接调用 close\(\)/,
    wrongCause: /客户端不关闭/,
    repair: /在每条路径上都关闭连接/,
    wrongRepair: /打开 TCP keepalive/,
    look: '读代码',
    after: '观看修复之后',
    why: /CLOSE_WAIT 说的是程序/,
    ownCards: '你做过的 1 道练习的卡片',
    ownSheets: '你做过的练习',
  },
} as const

/** Presses with the keyboard only. */
async function press(page: Page, name: string | RegExp) {
  const button = page.getByRole('button', { name, exact: typeof name === 'string' })
  await button.focus()
  await page.keyboard.press('Enter')
}

for (const locale of ['en', 'zh'] as const) {
  const say = words[locale]

  test(`${locale}: a stack bug is failed, then found, and its story told, by keyboard`, async ({ page }) => {
    await page.goto(`/${locale}/interview/stack-bugs/emery`)
    await expect(page.getByRole('slider').first()).toBeVisible({ timeout: 20_000 })
    await press(page, say.on('close()', 'client'))
    await press(page, say.check)
    await expect(page.getByRole('heading', { name: say.wrong })).toBeFocused()
    await expect(page.getByText(say.same)).toBeVisible()
    await expect(page.getByText('SerenityOS')).toHaveCount(0)

    await press(page, say.on('close()', 'server'))
    await press(page, say.checkAgain)
    await expect(page.getByRole('heading', { name: say.right })).toBeFocused()
    await expect(page.getByText('RFC 9293 3.10.8')).toBeVisible()
    await expect(page.getByText(/SerenityOS/).first()).toBeVisible()
    await expectAccessible(page)
  })

  test(`${locale}: a sentence is not refuted, then refuted by a run as short as the search’s`, async ({ page }) => {
    await page.goto(`/${locale}/interview/counterexamples/always-time-wait`)
    await expect(page.getByRole('slider').first()).toBeVisible({ timeout: 20_000 })
    await page.getByRole('button', { name: say.on('close()', 'client'), exact: true }).click()
    await page.getByRole('button', { name: say.on('close()', 'server'), exact: true }).click()
    await page.getByRole('button', { name: say.check }).click()
    await expect(page.getByRole('heading', { name: say.wrong })).toBeFocused()
    await expect(page.getByText(say.held)).toBeVisible()

    await page.getByRole('button', { name: say.undo }).click()
    await page.getByRole('button', { name: say.undo }).click()
    await page.getByRole('button', { name: say.on('close(linger 0)', 'client') }).click()
    await page.getByRole('button', { name: say.checkAgain }).click()
    await expect(page.getByRole('heading', { name: say.right })).toBeFocused()
    await expect(page.getByText(say.asShort)).toBeVisible()
    await page.getByText(say.reveal).click()
    await expect(page.getByRole('slider')).toHaveCount(2)
    await expectAccessible(page)
  })

  test(`${locale}: a drill is failed, solved, and costs what a look costs`, async ({ page }) => {
    await page.goto(`/${locale}/interview/drills/many-close-wait`)
    await expect(page.getByText(/CLOSE-WAIT/).first()).toBeVisible()
    await page.getByRole('radio', { name: say.wrongCause }).check()
    await page.getByRole('radio', { name: say.wrongRepair }).check()
    await page.getByRole('button', { name: say.check }).click()
    await expect(page.getByRole('heading', { name: say.wrong })).toBeFocused()
    await expect(page.getByText(say.why)).toBeVisible()
    await expect(page.getByRole('button', { name: say.after })).toBeVisible()
    await expectAccessible(page)

    await page.getByRole('button', { name: say.again }).click()
    await page.getByRole('radio', { name: say.cause }).check()
    await page.getByRole('radio', { name: say.repair }).check()
    await page.getByRole('button', { name: say.check }).click()
    await expect(page.getByRole('heading', { name: say.right })).toBeFocused()

    await page.getByRole('button', { name: say.again }).click()
    await page.getByRole('button', { name: say.look }).click()
    await expect(page.getByText('listener.accept()')).toBeVisible()
    await page.getByRole('radio', { name: say.cause }).check()
    await page.getByRole('radio', { name: say.repair }).check()
    await page.getByRole('button', { name: say.check }).click()
    await expect(page.getByRole('heading', { name: say.partly })).toBeFocused()

    await page.goto(`/${locale}/interview`)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: say.ownCards }).click(),
    ])
    expect(download.suggestedFilename()).toBe(`four-waves-exercises-${locale}.apkg`)
    expect(openPackage(await download.path()).notes).toBe(1)
    await page.goto(`/${locale}/interview/print`)
    const sheets = page.getByRole('region', { name: say.ownSheets })
    await expect(sheets.getByRole('listitem')).toHaveCount(1)
    await expect(sheets).toContainText('CLOSE-WAIT')
    await expectAccessible(page)
  })

  for (const set of ['stack-bugs', 'counterexamples', 'drills'])
    test(`${locale}: the list of ${set} leads to each of the twelve`, async ({ page }) => {
      await page.goto(`/${locale}/interview/${set}`)
      await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(12)
      await expectAccessible(page)
    })
}
