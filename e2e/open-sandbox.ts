import type { Locator, Page } from '@playwright/test'
import { expect } from './test'

export async function openSandbox(page: Page, hash = '') {
  await page.goto(`/en/sandbox${hash}`)
  await expect(page.getByRole('button', { name: 'Share' })).toBeVisible({ timeout: 30_000 })
}

export async function openTool(page: Page, name: string) {
  await page.getByRole('button', { name, exact: true }).click()
  return page.getByRole('region', { name, exact: true })
}

/** The simulator of the sandbox alone. */
export async function openBench(page: Page, address = '/en/sandbox') {
  await page.goto(address)
  const bench = page.locator('#workbench section').filter({ has: page.getByRole('slider') })
  await expect(bench.getByRole('slider')).toBeVisible({ timeout: 30_000 })
  return bench
}

export const go = (bench: Locator, name: RegExp | string) => bench.getByRole('button', { name, exact: true }).click()
