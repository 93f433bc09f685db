import { expect, test } from './test'

test.describe('terms', () => {
  const card = '#term-card'

  test('the first use of a term in a lesson says what it means, on hover and on focus, and leads to the glossary', async ({
    page,
  }) => {
    await page.goto('/en/lessons/first-wave')
    const term = page.getByRole('link', { name: 'active closer', exact: true })
    await term.scrollIntoViewIfNeeded()
    await expect(async () => {
      await page.mouse.move(0, 0)
      await term.hover()
      await expect(page.locator(card)).toContainText('The side that sends its FIN first', { timeout: 1000 })
    }).toPass()
    await page.keyboard.press('Escape')
    await expect(page.locator(card)).toHaveCount(0)
    await page.getByRole('link', { name: 'FIN', exact: true }).first().focus()
    await page.keyboard.press('Shift+Tab')
    await expect(term).toBeFocused()
    await expect(page.getByRole('tooltip').filter({ hasText: 'The side that sends its FIN first' })).toBeVisible()
    await expect(term).toHaveAccessibleDescription(/The side that sends its FIN first/)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/en\/glossary#active-closer$/)
    await expect(page.locator('#active-closer')).toContainText('主动关闭方')
  })

  test('on a touch screen the first tap shows the meaning, the second follows', async ({ browser, baseURL }) => {
    const context = await browser.newContext({ baseURL, hasTouch: true, viewport: { width: 360, height: 740 } })
    const page = await context.newPage()
    await page.goto('/zh/lessons/first-wave', { waitUntil: 'networkidle' })
    const term = page.getByRole('link', { name: '主动关闭方', exact: true })
    await term.scrollIntoViewIfNeeded()
    await term.tap()
    await expect(page.locator(card)).toContainText('先发 FIN 的一方')
    await expect(page).toHaveURL(/\/zh\/lessons\/first-wave$/)
    await term.tap()
    await expect(page).toHaveURL(/\/zh\/glossary#active-closer$/)
    await context.close()
  })

  test('the glossary gives one spelling, the RFC’s beside it, and the lesson', async ({ page }) => {
    await page.goto('/en/glossary')
    const entry = page.locator('#fin-wait-2')
    await expect(entry).toContainText('In the RFC: FIN-WAIT-2')
    await entry.getByRole('link').click()
    await expect(page).toHaveURL(/\/en\/lessons\/second-wave$/)
  })
})

test.describe('search', () => {
  test('words are found while they are typed, without a request for each key', async ({ page }) => {
    const documents = page.waitForResponse(/\/search\/documents\.json/)
    await page.goto('/en/search')
    await documents
    await page.waitForLoadState('networkidle')
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.getByRole('searchbox', { name: 'Words to look for' }).pressSequentially('last ack lost')
    await expect(page.getByRole('status').or(page.locator('[aria-live]')).first()).toContainText(/places? found/)
    expect(asked).toEqual([])
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/q=last\+ack\+lost$/)
    await page.getByRole('link', { name: 'When the last ACK is lost', exact: true }).click()
    await expect(page).toHaveURL(/\/en\/lessons\/fourth-wave#when-the-last-ack-is-lost$/)
    await expect(page.getByRole('heading', { name: 'When the last ACK is lost' })).toBeInViewport()
  })

  test('Chinese is found without spaces: lessons, terms and myths', async ({ page }) => {
    await page.goto('/zh/search?q=主动关闭方')
    for (const name of ['课程', '术语']) await expect(page.getByRole('heading', { name, exact: true })).toBeVisible()
    await page.getByRole('searchbox').fill('同意')
    await expect(page.getByRole('heading', { name: '误解', exact: true })).toBeVisible()
  })

  test('nothing found is said', async ({ page }) => {
    await page.goto('/en/search?q=xyzzyplugh')
    await expect(page.getByText('Nothing found')).toBeVisible()
  })

  test.describe('out of reach', () => {
    test.use({ allowedErrors: [/Failed to load/] })

    test('what could not be loaded can be asked for again', async ({ page }) => {
      await page.route('**/documents.json*', (route) => route.abort())
      await page.goto('/en/search?q=FIN')
      await expect(page.getByRole('alert').filter({ hasText: 'could not be loaded' })).toBeVisible()
      await page.unroute('**/documents.json*')
      await page.getByRole('button', { name: 'Try again' }).click()
      await expect(page.getByText(/places found/)).toBeVisible()
    })
  })
})

test('a myth has its verdict, a run that refutes it, its source and its lesson', async ({ page }) => {
  await page.goto('/en/myths')
  expect(
    await page
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading') })
      .count(),
  ).toBeGreaterThanOrEqual(20)
  await page
    .getByRole('link', { name: /agrees/ })
    .first()
    .click()
  await expect(page.getByText('Wrong', { exact: true })).toBeVisible()
  const run = page.getByRole('region', { name: /agrees/ })
  await page.getByRole('heading', { name: 'The run that shows it' }).scrollIntoViewIfNeeded()
  await run.scrollIntoViewIfNeeded()
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible()
  await expect(page.getByText(/^Source: /)).toBeVisible()
  await page.getByRole('link', { name: /^The lesson: / }).click()
  await expect(page).toHaveURL(/\/en\/lessons\//)
})
