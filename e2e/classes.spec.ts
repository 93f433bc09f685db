import type { Page } from '@playwright/test'
import { password } from './instructors'
import { expectNoSidewaysScrolling, fillSignUp, test } from './people'
import { assign, enrol, invite, newClass } from './school'
import { expect, expectAccessible } from './test'

const openClass = (page: Page, id: string, part = 'learners', locale = 'en') =>
  page.goto(`/${locale}/classes/class?id=${id}#${part}`)

const sure = (page: Page, name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true }).click()

test.describe('codes', () => {
  test.use({ allowedErrors: [/404|410|422/] })

  test('one that was replaced, revoked, or never was says so', async ({ people }) => {
    const ina = await people.instructor('Ina')
    const { page } = ina
    const id = await newClass(ina)
    const first = await invite(ina, id)
    await openClass(page, id, 'invitations')
    await page.getByRole('button', { name: `Replace the code ${first}` }).click()
    await sure(page, 'Replace')
    await expect(page.getByText('The code has been replaced.')).toBeVisible()
    const revoke = page.getByRole('button', { name: /^Revoke the code / })
    await expect(revoke).not.toHaveAccessibleName(`Revoke the code ${first}`)
    const second = (await revoke.getAttribute('aria-label'))!.replace('Revoke the code ', '')
    await revoke.click()
    await expectAccessible(page)
    await sure(page, 'Revoke')
    await expect(page.getByText('The code has been revoked.')).toBeVisible()
    await expect(revoke).toHaveCount(0)

    const visitor = (await people.visitor('Noor')).page
    for (const code of [first, second]) {
      await visitor.goto(`/en/join?code=${code}`)
      await expect(visitor.getByText('your instructor has withdrawn or replaced it')).toBeVisible()
    }
    await visitor.goto(`/en/join?code=${first.slice(0, -1)}${first.endsWith('7') ? '8' : '7'}`)
    await expect(visitor.getByText('a letter may be mistyped')).toBeVisible()
    await visitor.goto('/zh/join?code=x')
    await expect(visitor.getByText('这不是邀请码')).toBeVisible()
    await expectAccessible(visitor)
  })
})

test.describe('who teaches', () => {
  test.use({ allowedErrors: [/409|422/] })

  test('a co-instructor has the class too, and goes on when the other one has left', async ({ people }) => {
    const ina = await people.instructor('Ina')
    const ivo = await people.instructor('Ivo')
    const id = await newClass(ina, 'Shared')
    const { page } = ina
    await openClass(page, id, 'settings')
    const add = async (email: string) => {
      await page.getByLabel('Add a co-instructor').fill(email)
      await page.getByRole('button', { name: 'Add', exact: true }).last().click()
    }
    await add('nobody@e2e.example')
    await expect(page.getByText('No account with this address can be added')).toBeVisible()
    await page.getByRole('button', { name: 'Leave the class' }).click()
    await sure(page, 'Leave the class')
    await expect(page.getByText('A class needs an instructor. Add another one first.')).toBeVisible()
    await add(ivo.email)
    await expect(page.getByText('The co-instructor has been added.')).toBeVisible()
    await expectAccessible(page)
    await expectNoSidewaysScrolling(page)
    await page.getByRole('button', { name: 'Leave the class' }).click()
    await sure(page, 'Leave the class')
    await page.waitForURL('**/en/classes')

    await ivo.page.goto('/en/classes')
    await ivo.page.getByRole('link', { name: 'Shared' }).first().click()
    await expect(ivo.page.getByRole('link', { name: 'Settings' })).toBeVisible()
  })

  test('nobody deletes their account while a class has no other instructor', async ({ people }) => {
    const ina = await people.instructor('Ina')
    await newClass(ina, 'Left alone')
    await ina.page.goto('/en/account')
    await ina.page.getByRole('button', { name: 'Delete the account' }).click()
    await ina.page.getByLabel('Current password').last().fill(password)
    await ina.page.getByRole('button', { name: 'Yes, delete the account' }).click()
    await expect(ina.page.getByText('Nobody else teaches')).toContainText('Left alone')
    await expectAccessible(ina.page)
    await ina.send('get', '/api/account')
  })

  test('a section is made, a learner moved into it, and it stays while it has an extension', async ({ people }) => {
    const ina = await people.instructor('Ina')
    const { page } = ina
    const name = 'Bartholomea Konstantinopoulou-Featherstonehaugh'
    const id = await newClass(ina)
    await enrol(ina, id, [await people.learner(name), await people.learner('李雷')])
    await openClass(page, id, 'settings')
    await page.getByLabel('New section').fill('Monday')
    await page.getByRole('button', { name: 'Add', exact: true }).first().click()
    await expect(page.getByText('The section Monday has been added.')).toBeVisible()
    await page.getByRole('link', { name: 'Learners' }).click()
    await page.getByLabel(`Section of ${name}`).selectOption('Monday')
    await expect(page.getByText('Moved.')).toBeVisible()
    await expectAccessible(page)
    await expectNoSidewaysScrolling(page)

    const { sections } = await ina.send<{ sections: { id: string }[] }>('get', `/api/classes/${id}/people`)
    const assignment = await assign(ina, id, { title: 'Two streams', due: 1 })
    const extension = { sectionId: sections[0]!.id, attemptsAllowed: 3, reason: 'a public holiday' }
    await ina.send('post', `/api/assignments/${assignment}/extensions`, extension)
    await page.getByRole('link', { name: 'Settings' }).click()
    await page.getByRole('button', { name: 'Delete the section Monday' }).click()
    await sure(page, 'Delete')
    await expect(page.getByText('This section has extensions. Withdraw them first')).toBeVisible()
  })
})

test('by keyboard alone, in Chinese: a class is made, divided, archived and opened again', async ({ people }) => {
  const { page } = await people.instructor('高老师')
  await page.goto('/zh/classes')
  await page.getByLabel('名称', { exact: true }).fill('网络基础')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '网络基础' })).toBeVisible()
  await page.getByRole('link', { name: '设置' }).focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('新分组').focus()
  await page.keyboard.type('周一班')
  await page.keyboard.press('Enter')
  await expect(page.getByText('已添加分组“周一班”。')).toBeVisible()
  await expectAccessible(page)

  const archive = page.getByRole('button', { name: '归档班级' })
  await archive.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: '不归档' })).toBeFocused()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(archive).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^本班已于 .* 归档/)).toBeVisible()
  await expect(page.getByLabel('新分组')).toHaveCount(0)
  await page.getByRole('button', { name: '重新开放' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('新分组')).toBeVisible()
})

test.describe('who is not signed in', () => {
  test.use({ allowedErrors: [/401/], timezoneId: 'Europe/Berlin' })

  test('is told what classes need, and comes back after signing up', async ({ people }) => {
    const noor = await people.visitor('Noor')
    const { page } = noor
    await page.goto('/en/classes')
    await expect(page.getByText('Classes need an account')).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Make an account' }).click()
    await fillSignUp(noor)
    await page.waitForURL('**/en/classes')
    await expect(page.getByText('You are in no class yet.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Make the class' })).toHaveCount(0)
    await page.goto('/en/account')
    await expect(page.getByLabel('Time zone')).toHaveValue('Europe/Berlin')
  })
})

test('an administrator finds every class, and opens one', async ({ people }) => {
  const ina = await people.instructor('Ina Feld')
  await newClass(ina, 'Found by name')
  const { page } = await people.administrator()
  await page.goto('/en/classes')
  const all = page.getByRole('region', { name: 'All classes' })
  await expect(all.getByText('Ina Feld').first()).toBeVisible()
  await expectAccessible(page)
  await all.getByRole('link', { name: 'Found by name' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Found by name' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Settings' })).toBeVisible()
})

test('names that are code stay text (S11)', async ({ people }) => {
  const payload = '<img src=x onerror="document.title=1"><script>document.title=1</script>{{7*7}}'
  const ina = await people.instructor('Ina')
  await newClass(ina, payload)
  await ina.page.goto('/zh/classes')
  await expect(ina.page.getByRole('link', { name: payload }).first()).toBeVisible()
  expect(await ina.page.title()).not.toBe('1')
  expect(await ina.page.locator('main img').count()).toBe(0)
})
