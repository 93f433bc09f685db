import { fillSignUp, test } from './people'
import { answerOnPage, assign, codeShape, questions } from './school'
import { expect, expectAccessible } from './test'

test.use({ timezoneId: 'Europe/Berlin', allowedErrors: [/401/] })

test('in Chinese: a class is made, joined, answered and graded', async ({ people }) => {
  test.setTimeout(120_000)
  const ina = await people.instructor('高老师')
  const mei = await people.visitor('韩梅梅')
  const { page } = ina
  await page.goto('/zh/classes')
  await page.getByLabel('名称', { exact: true }).fill('网络基础')
  await page.getByLabel('时区').selectOption('Asia/Shanghai')
  await page.getByRole('button', { name: '创建班级' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '网络基础' })).toBeVisible()
  await page.getByRole('link', { name: '邀请', exact: true }).click()
  await page.getByRole('button', { name: '生成邀请码' }).click()
  const code = await page.getByText(codeShape).textContent()
  const classroomId = new URL(page.url()).searchParams.get('id')!
  await expectAccessible(page)

  await mei.page.goto(`/zh/join?code=${code}`)
  await mei.page.getByRole('link', { name: '注册账号' }).click()
  await fillSignUp(mei)
  const join = mei.page.getByRole('button', { name: '加入', exact: true })
  await expect(join).toBeVisible()
  await expectAccessible(mei.page)
  await join.click()
  await expect(mei.page.getByText('还没有作业。')).toBeVisible()

  await assign(ina, classroomId, { title: '两条流', due: -1, late: [[24, 80]] })
  await mei.page.goto('/zh/classes')
  await expect(mei.page.getByRole('heading', { name: '待交' })).toBeVisible()
  await mei.page.getByRole('link', { name: '两条流' }).click()
  await expect(mei.page.getByText('迟交阶段 · 1 题中已答 0 题')).toBeVisible()
  await expect(mei.page.getByText(/现在作答：迟交 ?1 ?小时.*80%/)).toBeVisible()
  await expectAccessible(mei.page)
  await mei.page.getByRole('heading', { level: 3 }).first().getByRole('link').click()
  await answerOnPage(mei.page, questions.bytes, '照常到达', 'zh')
  await mei.page.goto(`/zh/classes/grades?id=${classroomId}`)
  await expect(mei.page.getByText('20 分中得 16 分')).toBeVisible()
  await expectAccessible(mei.page)

  await page.goto(`/zh/classes/class?id=${classroomId}`)
  await page.getByRole('link', { name: '成绩册', exact: true }).click()
  await page.getByRole('button', { name: '韩梅梅，两条流：20 分中得 16 分，迟交', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: '韩梅梅：两条流' })
  await expect(dialog.getByText('每题取得分最高的一次作答。')).toBeVisible()
  await expect(dialog.getByText('20 × (1 × 80%) ÷ 1 = 16')).toBeVisible()
  await expectAccessible(page)
})
