import type { Page } from '@playwright/test'
import { expect } from './test'

export async function openSandbox(page: Page, hash = '') {
  await page.goto(`/en/sandbox${hash}`)
  await expect(page.getByRole('button', { name: 'Share' })).toBeVisible({ timeout: 30_000 })
}

export async function openTool(page: Page, name: string) {
  await page.getByRole('button', { name, exact: true }).click()
  return page.getByRole('region', { name, exact: true })
}
