import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Comparison, compareRecording, type Recording } from '../tcp/conformance.ts'
import { differences } from '../tcp/differences.ts'
import { matrix } from '../tcp/matrix.ts'
import { hosts, type Profile } from '../tcp/scenario.ts'
import { expect, expectAccessible, test } from './test'

const folder = join(import.meta.dirname, '../tcp/recordings')
const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8'))
const recordings: Recording[] = readdirSync(folder)
  .filter((file) => file !== 'matrix.json')
  .map(read)

const bySegments = ({ agrees, hosts: compared }: Comparison) =>
  agrees && hosts.every((host) => compared[host].segments.every((segment) => segment.agrees))

type Known = { state: string; segment: string } & Partial<Record<Profile, { reply: unknown[]; next: string }>>

function rowsThatAgree(profile: Profile) {
  const known = (read('matrix.json').rows as Known[]).filter((row) => row[profile])
  const ours = new Map(matrix(profile).map((row) => [row.state + row.segment, row]))
  const agree = known.filter((row) => {
    const { reply, next } = ours.get(row.state + row.segment)!
    const flags = row[profile]!.reply.map((each) =>
      typeof each === 'string' ? each : (each as { flags: string }).flags,
    )
    const said = flags.filter((each) => !each.startsWith('*'))
    return next === row[profile]!.next.replace('*', '') && reply.join(' ') === said.join(' ')
  })
  return `${agree.length} of ${known.length}`
}

test('the overview counts what the engine reproduces', async ({ page }) => {
  await page.goto('/en/conformance')
  const figure = (what: string) => page.getByRole('listitem').filter({ hasText: what })
  const reproduced = recordings.map(compareRecording).filter(bySegments).length
  await expect(figure('recordings reproduced')).toContainText(`${reproduced} of ${recordings.length}`)
  await expect(figure('profile rfc9293')).toContainText(rowsThatAgree('rfc9293'))
  await expect(figure('profile linux')).toContainText(rowsThatAgree('linux'))
})

test('every recording is listed, and every documented difference with its reason', async ({ page }) => {
  await page.goto('/en/conformance')
  for (const { title } of recordings) await expect(page.getByRole('link', { name: title, exact: true })).toBeVisible()
  const documented = page.getByRole('region', { name: 'Documented differences' })
  await expect(documented.getByRole('definition')).toHaveCount(Object.keys(differences).length)
  for (const { reason } of Object.values(differences)) await expect(documented).toContainText(reason)
})

test('a recording shows the kernel’s lost FIN above the simulator’s, and the rule that sent it again', async ({
  page,
}) => {
  await page.goto('/en/conformance')
  await page.getByRole('link', { name: /^A's FIN is lost once/ }).click()
  await expect(page).toHaveURL(/\/en\/conformance\/fin_lost$/)
  const finsOf = (source: string) => page.getByRole('row').filter({ hasText: source }).filter({ hasText: 'FIN,ACK' })
  const { segments } = read('fin_lost.json').observed as Recording['observed']
  for (const [index, fin] of segments.filter(({ flags }) => flags.includes('FIN')).entries()) {
    await expect(finsOf('kernel').nth(index)).toContainText(String(fin.at))
    await expect(finsOf('kernel').nth(index)).toContainText(fin.arrives === null ? 'lost' : 'delivered')
    await expect(finsOf('simulator').nth(index)).toContainText(fin.arrives === null ? 'lost' : 'delivered')
  }
  await expect(finsOf('kernel').nth(1)).toContainText('RFC 8985 7')
  await expect(finsOf('kernel').nth(1)).toContainText('tcp_send_loss_probe')
})

test('what differs is marked by a word and a sign, and the reason stands above', async ({ page }) => {
  await page.goto('/en/conformance/zero_window_close')
  await expect(page.getByText(differences.zero_window_close!.reason)).toBeVisible()
  await expect(page.getByText('≠ differs: sequence number, length').first()).toBeVisible()
})

test('a row of the matrix tells what RFC, kernel and simulator do, and why the kernel leaves the RFC', async ({
  page,
}) => {
  await page.goto('/en/conformance/matrix')
  const row = page.getByRole('row', { name: /^SYN seq=NXT\+1000/ })
  await expect(row).toHaveCount(0)
  await page.locator('summary', { has: page.getByRole('heading', { name: 'TIME_WAIT', exact: true }) }).click()
  await expect(row.getByRole('cell')).toContainText([
    'ACK → TIME_WAIT',
    '✓ ACK → TIME_WAIT',
    'SYN,ACK → SYN_RECV',
    '✓ SYN,ACK → SYN_RECV',
  ])
  await expect(page.getByText(/newer SYN reopens the connection/).first()).toBeVisible()
})

test('in Chinese, all but the recordings’ own words is Chinese', async ({ page }) => {
  await page.goto('/zh')
  await page.getByRole('link', { name: '模拟器与内核的逐项对照' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '模拟器与内核对照' })).toBeVisible()
  const link = page.getByRole('link', { name: /^A's FIN is lost once/ })
  await expect(link).toHaveAttribute('lang', 'en')
  await link.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveAttribute('lang', 'en')
  await expect(page.getByRole('row').filter({ hasText: '模拟器' }).filter({ hasText: '丢失' })).toHaveCount(1)
})

test('a table that is wider than the screen scrolls in its box, by keys', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 })
  await page.goto('/en/conformance/fin_lost')
  const box = page.getByRole('region', { name: 'The kernel’s segments and the simulator’s' })
  await box.focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => box.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0)
})

for (const locale of ['en', 'zh']) {
  for (const page of ['', '/matrix', '/fin_lost', '/zero_window_close']) {
    const path = `/${locale}/conformance${page}`

    for (const colorScheme of ['light', 'dark'] as const) {
      test(`${path} in ${colorScheme}, unfolded: axe finds nothing`, async ({ page }) => {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await page.goto(path)
        for (const summary of await page.locator('summary').all()) await summary.click()
        await expectAccessible(page)
      })
    }

    test(`${path}, unfolded at 320 px, does not scroll sideways and has no style of its own`, async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 800 })
      await page.goto(path)
      for (const summary of await page.locator('summary').all()) await summary.click()
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
      await expect(page.locator('main [style]')).toHaveCount(0)
    })
  }
}

test.describe('a recording that does not exist', () => {
  test.use({ allowedErrors: [/404/] })

  test('answers 404', async ({ page }) => {
    const response = await page.goto('/en/conformance/no_such_recording')
    expect(response?.status()).toBe(404)
  })
})
