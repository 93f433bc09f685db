import { expect, test } from './test'

test.use({ allowedErrors: [/ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|409 \(Conflict\)/] })

test('five answers given offline survive a closed tab and a reload, and arrive once each, in order (R5)', async ({
  page,
  context,
}) => {
  await page.goto('/en/lessons/first-wave')
  const first = page.locator('#first-wave-predict').getByRole('button', { name: 'Check the answer' })
  await expect(first).toBeEnabled()
  await context.setOffline(true)
  const asked = ['predict', 'flags', 'seq', 'may-do', 'refuse'].map((name) => `first-wave-${name}`)
  for (const id of asked) {
    const question = page.locator(`#${id}`)
    const field = question
      .getByRole('radio')
      .or(question.getByRole('checkbox'))
      .or(question.getByRole('textbox'))
      .first()
    if ((await field.getAttribute('name')) === 'number') await field.fill('7')
    else await field.check()
    await question.getByRole('button', { name: 'Check the answer' }).click()
    await expect(question.getByText('Your answer is kept on this device')).toBeVisible()
  }
  await expect(page.getByText('5 answers wait for the server')).toBeVisible()

  await page.close()
  await context.route('**/api/attempts', (route) => route.abort('connectionrefused'))
  await context.setOffline(false)
  const later = await context.newPage()
  await later.goto('/en/lessons')
  await expect(later.getByText('5 answers wait for the server')).toBeVisible()
  await later.reload()
  await expect(later.getByText('5 answers wait for the server')).toBeVisible()

  await context.unroute('**/api/attempts')
  await later.getByRole('button', { name: 'Send now' }).click()
  await expect(later.getByText('wait for the server')).toBeHidden()
  const { attempts } = await (await context.request.get('/api/me/export')).json()
  expect(attempts.map(({ questionId }: { questionId: string }) => questionId)).toEqual(asked)
})

test('a kept answer is found again at the variant that it belongs to, with the server still out of reach', async ({
  page,
  context,
}) => {
  await page.goto('/en/lessons/first-wave')
  const question = page.locator('#first-wave-seq')
  const prompt = async () => (await question.locator('legend').first().innerText()).trim()
  const ofPage = await prompt()
  await question.getByRole('textbox').fill('7')
  await question.getByRole('button', { name: 'Check the answer' }).click()
  await expect(question.getByRole('heading', { name: /^Not right/ })).toBeVisible()
  await question.getByRole('button', { name: 'Try again' }).click()
  await expect.poll(prompt).not.toBe(ofPage)
  const ofVariant = await prompt()
  const [, sent] = /sent (\d+) bytes/.exec(ofVariant)!

  await context.route('**/api/**', (route) => route.abort('connectionrefused'))
  await question.getByRole('textbox').fill(`${Number(sent) + 1}`)
  await question.getByRole('button', { name: 'Check the answer' }).click()
  await expect(question.getByText('Your answer is kept on this device')).toBeVisible()
  await page.reload()
  await expect(question.getByText('Your answer is kept on this device')).toBeVisible()
  await expect.poll(prompt).toBe(ofVariant)
  await expect(question.getByRole('textbox')).toHaveValue(`${Number(sent) + 1}`)

  await context.unroute('**/api/**')
  await question.getByRole('button', { name: 'Send now' }).click()
  await expect(question.getByRole('heading', { name: /^Right/ })).toBeVisible()
  expect(await prompt()).toBe(ofVariant)
})

test('two tabs at one question: one answer counts, and the other tab is told why (R6)', async ({ page, context }) => {
  const other = await context.newPage()
  for (const tab of [page, other]) {
    await tab.goto('/en/lessons/first-wave')
    await tab.locator('#first-wave-flags').scrollIntoViewIfNeeded()
  }
  const answer = async (tab: typeof page, option: string) => {
    const question = tab.locator('#first-wave-flags')
    await question.getByRole('radio', { name: option, exact: true }).check()
    await question.getByRole('button', { name: 'Check the answer' }).click()
    return question
  }
  const wrong = await answer(page, 'FIN')
  await expect(wrong.getByRole('heading', { name: /^Not right/ })).toBeVisible()
  const explanation = await wrong.getByRole('list').last().innerText()
  expect(await other.content()).not.toContain(explanation.split('\n').at(-1))

  const refused = await answer(other, 'FIN,ACK')
  await expect(refused.getByText('This question was answered before, in another tab')).toBeVisible()
  const progress = async () => (await (await context.request.get('/api/progress')).json()).questions['first-wave-flags']
  expect(await progress()).toMatchObject({ attempts: 1, best: { earned: 0 } })

  await answer(other, 'FIN,ACK')
  await expect(refused.getByRole('heading', { name: /^Right/ })).toBeVisible()
  expect(await progress()).toMatchObject({ attempts: 2, best: { earned: 1 } })
})

for (const days of [-3, 3]) {
  test(`a browser whose clock is ${days} days off: the record goes by the server's (R9)`, async ({ page, context }) => {
    await page.addInitScript((off) => {
      const now = Date.now
      Date.now = () => now() + off
    }, days * 86_400_000)
    await page.goto('/en/lessons/first-wave')
    const question = page.locator('#first-wave-predict')
    await question.getByRole('radio').first().check()
    await question.getByRole('button', { name: 'Check the answer' }).click()
    await expect(question.getByRole('heading', { level: 3 })).toBeVisible()
    const { attempts } = await (await context.request.get('/api/me/export')).json()
    expect(Math.abs(Date.parse(attempts[0].createdAt) - Date.now())).toBeLessThan(60_000)
    expect(attempts[0].elapsedMs).toBeGreaterThanOrEqual(0)
    await page.goto('/en/review')
    await expect(page.getByText('Nothing left for today')).toBeVisible()
  })
}

test('another learner in the same browser neither sees nor sends what waits (R22)', async ({ page, context }) => {
  await page.goto('/en/lessons/first-wave')
  const answer = async (option: number) => {
    const question = page.locator('#first-wave-predict')
    await question.getByRole('radio').nth(option).check()
    await question.getByRole('button', { name: 'Check the answer' }).click()
    return question
  }
  await expect((await answer(0)).getByRole('heading', { level: 3 })).toBeVisible()
  const lea = await context.cookies()
  await context.route('**/api/attempts', (route) => route.abort('connectionrefused'))
  const flags = page.locator('#first-wave-flags')
  await flags.getByRole('radio').first().check()
  await flags.getByRole('button', { name: 'Check the answer' }).click()
  await expect(page.getByText('1 answer waits for the server')).toBeVisible()

  await context.unroute('**/api/attempts')
  await context.clearCookies()
  await page.reload()
  await expect((await answer(1)).getByRole('heading', { level: 3 })).toBeVisible()
  await expect(page.getByText('waits for the server')).toBeHidden()
  const attempts = async () => (await (await context.request.get('/api/me/export')).json()).attempts.length
  expect(await attempts()).toBe(1)

  await context.addCookies(lea)
  await page.reload()
  await expect.poll(attempts).toBe(2)
})
