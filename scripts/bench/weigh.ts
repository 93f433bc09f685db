import type { Browser } from '@playwright/test'

/** What one visit transfers, bytes on the wire. */
export interface Weight {
  total: number
  script: number
  document: number
  style: number
  font: number
  requests: number
  foreignHosts: number
  layoutShift: number
}

/** `load`: a phone opens the page and reads no further. `all`: scrolled through, so that everything lazy has loaded. */
export type Visit = 'load' | 'all'

/** Opens a page and adds up what came over the wire. */
export async function weigh(browser: Browser, url: string, visit: Visit): Promise<Weight> {
  const viewport = visit === 'load' ? { width: 412, height: 823 } : { width: 1280, height: 720 }
  const page = await (await browser.newContext({ ignoreHTTPSErrors: true, viewport })).newPage()
  const cdp = await page.context().newCDPSession(page)
  const kinds = new Map<string, string>()
  const weight = { total: 0, script: 0, document: 0, style: 0, font: 0, requests: 0, foreignHosts: 0 }
  const hosts = new Set<string>()
  await cdp.send('Network.enable')
  cdp.on('Network.responseReceived', ({ requestId, type, response }) => {
    kinds.set(requestId, type)
    if (response.url.startsWith('http')) hosts.add(new URL(response.url).host)
  })
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    weight.requests += 1
    weight.total += encodedDataLength
    const kind = { Script: 'script', Document: 'document', Stylesheet: 'style', Font: 'font' }[
      kinds.get(requestId) ?? ''
    ]
    if (kind) weight[kind as 'script'] += encodedDataLength
  })
  await page.addInitScript(() => {
    const shifts = { total: 0 }
    Object.assign(window, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
        if (!entry.hadRecentInput) shifts.total += entry.value
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto(url, { waitUntil: 'networkidle' })
  const height = visit === 'all' ? await page.evaluate(() => document.documentElement.scrollHeight) : 0
  for (let y = 0; y < height; y += 500) {
    await page.evaluate((top) => scrollTo(0, top), y)
    await page.waitForTimeout(60)
  }
  await page.waitForLoadState('networkidle')
  const layoutShift = await page.evaluate(() => (window as unknown as { shifts: { total: number } }).shifts.total)
  await page.context().close()
  return { ...weight, foreignHosts: [...hosts].filter((host) => host !== new URL(url).host).length, layoutShift }
}
