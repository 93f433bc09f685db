import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { parse as parseCsv } from 'csv-parse/sync'
import { fillSignUp, test } from './people'
import { answer, answerOnPage, assign, codeShape, inShanghai, questions } from './school'
import { expect, expectAccessible } from './test'

// A reader's clock shows another hour than that of the class.
test.use({ timezoneId: 'Europe/Berlin', allowedErrors: [/401/] })

const part = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).click()

test('a class from its first day to the exported grades: three learners join in different ways, answer early, late and with an extension, and the numbers are those of a hand calculation', async ({
  people,
}) => {
  test.setTimeout(240_000)
  const ina = await people.instructor('Ina Feld')
  const lea = await people.visitor('Lea Brandt')
  const tom = await people.learner('Tom Okafor')
  const li = await people.learner('lilei')

  await test.step('Ina makes a class, and two codes: one is open, with the other she lets each one in', async () => {
    await ina.page.goto('/en/classes')
    await ina.page.getByLabel('Name', { exact: true }).fill('How connections end')
    await ina.page.getByLabel('Term').fill('Spring 2027')
    await ina.page.getByLabel('Time zone').selectOption('Asia/Shanghai')
    await expectAccessible(ina.page)
    await ina.page.getByRole('button', { name: 'Make the class' }).click()
    await expect(ina.page.getByRole('heading', { level: 1, name: 'How connections end' })).toBeVisible()
  })
  const open = await makeCode(ina.page, { seats: '30' })
  const guarded = await makeCode(ina.page, { approval: true })
  await expectAccessible(ina.page)

  await test.step('Lea joins by the link, and makes an account on the way', async () => {
    await lea.page.goto(`/en/join?code=${open}`)
    await expect(lea.page.getByRole('heading', { name: 'How connections end' })).toBeVisible()
    await expect(lea.page.getByText('You are in at once.')).toBeVisible()
    await expectAccessible(lea.page)
    await lea.page.getByRole('link', { name: 'Make an account' }).click()
    await fillSignUp(lea)
    await lea.page.getByRole('button', { name: 'Join', exact: true }).click()
    await expect(lea.page.getByRole('heading', { name: 'Your place in the class' })).toBeVisible()
    await expectAccessible(lea.page)
  })

  await test.step('Tom types the other code, carelessly, and waits until Ina lets him in', async () => {
    await tom.page.goto('/en/classes')
    await tom.page.getByLabel('Code', { exact: true }).fill(guarded.toLowerCase().replaceAll('-', ' '))
    await tom.page.getByRole('button', { name: 'Look it up' }).click()
    await tom.page.getByRole('button', { name: 'Ask to join' }).click()
    await expect(tom.page.getByText('An instructor has to let you in.')).toBeVisible()
    await part(ina.page, 'Learners')
    await ina.page.reload()
    await ina.page.getByRole('button', { name: 'Let in Tom Okafor' }).click()
    await expect(ina.page.getByText('Let in.', { exact: true })).toBeVisible()
    await expect(ina.page.getByRole('heading', { name: '2 learners' })).toBeVisible()
  })

  await test.step('Ina stores her list; lilei joins and finds himself on it, as Li Lei of the Monday section', async () => {
    await part(ina.page, 'Class list')
    const csv = '\uFEFF姓名;学号;班级\n李雷;2027001;周一\n;2027002;周一\n'
    const file = { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) }
    await ina.page.getByLabel('Choose a CSV file').setInputFiles(file)
    await expect(ina.page.getByText('1 new, none changed, none as before')).toBeVisible()
    await expect(ina.page.getByText('Line 3: no name')).toBeVisible()
    await expectAccessible(ina.page)
    await ina.page.getByRole('button', { name: 'Store the list' }).click()
    await expect(ina.page.getByText('0 of 1 found')).toBeVisible()
    await li.page.goto(`/en/join?code=${open}`)
    await li.page.getByRole('button', { name: 'Join', exact: true }).click()
    await li.page.getByLabel('Find yourself on the class list').fill('2027001')
    await li.page.getByRole('button', { name: 'This is me' }).click()
    await expect(li.page.getByText('On the class list you are: 李雷.')).toBeVisible()
    await expect(li.page.getByText('Your section: 周一')).toBeVisible()
  })

  const bytesWords =
    'A client calls shutdown(SHUT_WR) at 200 ms: it will send no more data, and its FIN goes out. At 300 ms the server sends 1,000 bytes. What becomes of them?'
  const closingWords =
    'An application writes 2,000 bytes and calls close() at once; it has not set SO_LINGER. When does close() return, and what becomes of the bytes?'
  const classroomId = new URL(ina.page.url()).searchParams.get('id')!

  await test.step('Ina sets work that was due two hours ago: late is worth 80 % for a day and 50 % for two, the second question counts three times', async () => {
    const { page } = ina
    await part(page, 'Assignments')
    await page.getByRole('link', { name: 'New assignment' }).click()
    await page.getByLabel('Title').fill('Two streams')
    for (const [words, weight] of [
      [bytesWords, '1'],
      [closingWords, '3'],
    ] as const) {
      await page.getByLabel('Kind').selectOption('Question')
      await page.getByLabel('Which one').selectOption(words)
      await page.getByRole('button', { name: 'Add', exact: true }).click()
      await page.getByLabel(`Weight of ${words}`).fill(weight)
    }
    await page.getByLabel('Opens', { exact: true }).fill(inShanghai(-48))
    const now = Date.now()
    await page.getByLabel('Due', { exact: true }).fill(inShanghai(-2, now))
    await page.getByLabel('Closes', { exact: true }).fill(inShanghai(72))
    await page.getByRole('button', { name: 'Add a row' }).click()
    await page.getByLabel('Row 2: until').fill('2')
    await page.getByLabel('Row 2: percent').fill('50')
    await page.getByLabel('Points').fill('20')
    await page.getByLabel('Handed in at').fill(inShanghai(0, now))
    await expect(page.getByText('2 hours late: 80 % of what it earns.')).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Save as a draft' }).click()
    await page.waitForURL('**/classes/assignment?id=*')
    await expectAccessible(page)
  })

  await test.step('She gives lilei until tomorrow, and shows the assignment to all', async () => {
    const { page } = ina
    await page.getByText('Give an extension').first().click()
    await page.getByRole('checkbox', { name: 'lilei' }).check()
    await page.getByLabel('Due', { exact: true }).fill(inShanghai(24))
    await page.getByLabel('Reason').fill('ill')
    await page.getByRole('button', { name: 'Give an extension' }).click()
    await expect(page.getByText('The extension has been given.')).toBeVisible()
    await page.getByRole('button', { name: 'Show to learners' }).click()
    await expect(page.getByText('Learners see it now.')).toBeVisible()
  })

  await test.step('More work is due tomorrow: until an hour before, an answer is worth 110 %', async () => {
    await assign(ina, classroomId, {
      title: 'First wave',
      due: 24,
      late: [[-1, 110]],
      points: 10,
      asks: [questions.flags],
    })
  })

  await test.step('Lea answers early, from her list of what is due', async () => {
    const { page } = lea
    await page.goto('/en/classes')
    await expect(page.getByRole('heading', { name: 'What is due' })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'First wave' }).click()
    await expect(page.getByText('An answer now: Early: 110 % of what it earns.')).toBeVisible()
    await page.getByRole('heading', { level: 3 }).first().getByRole('link').click()
    await answerOnPage(page, questions.flags, 'FIN,ACK')
    await page.goBack()
    await expect(page.getByText('Done · 1 of 1 answered')).toBeVisible()
    await expect(page.getByText('11 of 10 points', { exact: true })).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('Tom answers late, both questions; the other assignment he gets wrong', async () => {
    const { page } = tom
    await page.goto('/en/classes')
    await page.getByRole('link', { name: 'Two streams' }).click()
    await expect(page.getByText('Late · 0 of 2 answered')).toBeVisible()
    await expect(page.getByText(/An answer now: 2 hours.* late: 80 % of what it earns\./)).toBeVisible()
    await page.getByRole('heading', { level: 3 }).first().getByRole('link').click()
    await answerOnPage(page, questions.bytes, 'They arrive, the client acknowledges them')
    await answer(tom, questions.closing, questions.closing.right)
    await answer(tom, questions.flags, questions.flags.wrong)
  })

  await test.step('lilei answers with his extension, the first question right and the second one wrong, then the other work', async () => {
    const { page } = li
    await page.goto('/en/classes')
    await page.getByRole('link', { name: 'Two streams' }).click()
    await expect(page.getByText('You have an extension: the times below are yours.')).toBeVisible()
    await expect(page.getByText('Open · 0 of 2 answered')).toBeVisible()
    await page.getByRole('heading', { level: 3 }).first().getByRole('link').click()
    await answerOnPage(page, questions.bytes, 'They arrive, the client acknowledges them')
    await answer(li, questions.closing, questions.closing.wrong)
    await answer(li, questions.flags, questions.flags.right)
  })

  // By hand. Two streams, 20 points, weights 1 and 3: Tom 20 × (1 × 80 % + 3 × 80 %) ÷ 4 = 16, lilei
  // 20 × (1 × 100 % + 3 × 0 %) ÷ 4 = 5. First wave, 10 points: Lea and lilei 10 × 110 % = 11, Tom nothing.
  await test.step('the gradebook has the numbers of the hand calculation', async () => {
    const { page } = ina
    await page.goto(`/en/classes/class?id=${classroomId}`)
    await part(page, 'Gradebook')
    for (const cell of [
      'Lea Brandt, Two streams: 0 of 20, no answer',
      'Lea Brandt, First wave: 11 of 10, complete',
      'Tom Okafor, Two streams: 16 of 20, late',
      'Tom Okafor, First wave: 0 of 10, complete',
      '李雷, Two streams: 5 of 20, complete',
      '李雷, First wave: 11 of 10, complete',
    ])
      await expect(page.getByRole('button', { name: cell, exact: true })).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('and so has the exported file', async () => {
    const downloading = ina.page.waitForEvent('download')
    await ina.page.getByRole('link', { name: 'Grades CSV' }).click()
    const download = await downloading
    expect(download.suggestedFilename()).toMatch(/^grades-\d{4}-\d\d-\d\d\.csv$/)
    const rows: string[][] = parseCsv(readFileSync(await download.path(), 'utf8'))
    const points = rows.map(([name, , number, , section, ...rest]) => [name, number, section, ...rest])
    expect(points.slice(0, 2)).toEqual([
      ['Student', 'SIS User ID', 'Section', 'Two streams', 'First wave'],
      ['    Points Possible', '', '', '20', '10'],
    ])
    expect(points.slice(2).toSorted()).toEqual([
      ['Lea Brandt', '', '', '', '11'],
      ['Tom Okafor', '', '', '16', '0'],
      ['李雷', '2027001', '周一', '5', '11'],
    ])
  })

  await test.step('each learner sees the own number, and the log tells who did what', async () => {
    await tom.page.goto(`/en/classes/grades?id=${classroomId}`)
    await expect(tom.page.getByText('16 of 30 points')).toBeVisible()
    await expectAccessible(tom.page)
    await ina.page.goto(`/en/classes/class?id=${classroomId}#log`)
    for (const said of [
      'lilei found themselves on the class list',
      'Lea Brandt joined',
      'Ina Feld let Tom Okafor in',
      'Ina Feld gave an extension: Two streams',
    ])
      await expect(ina.page.getByText(said)).toBeVisible()
    await expectAccessible(ina.page)
  })
})

/** Makes a code on the class's page, and says which. */
async function makeCode(page: Page, { approval = false, seats = '' }): Promise<string> {
  await part(page, 'Invitations')
  await page.getByLabel('Seats').fill(seats)
  await page.getByLabel('I let each one in').setChecked(approval)
  const codes = page.getByText(codeShape)
  const before = await codes.count()
  await page.getByRole('button', { name: 'Make a code' }).click()
  await expect(codes).toHaveCount(before + 1)
  return (await codes.first().textContent()) ?? ''
}
