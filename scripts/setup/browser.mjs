import { existsSync } from 'node:fs'
import { capture, captureTool } from './run.mjs'
import { Stop } from './say.mjs'

const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** What the end-to-end tests need in their environment; empty when Playwright's own browser is there. */
export const browserEnvironment = {}

/** A Chromium that starts: the one named, Playwright's own, one of the system, or the distribution's package. */
export async function findBrowser(say) {
  const named = process.env.CHROMIUM_PATH
  if (named) return (await start(named)) ?? stop(`CHROMIUM_PATH is ${named}, which does not start`)
  return (
    (await ofPlaywright()) ??
    (await download(say)) ??
    (await ofSystem()) ??
    (await installPackage(say)) ??
    stop(
      'no browser for the end-to-end tests: install Chromium (Debian, Ubuntu: apt-get install chromium), or set CHROMIUM_PATH',
    )
  )
}

const stop = (message) => {
  throw new Stop(message)
}

async function start(path) {
  const version = existsSync(path) ? await versionOf(path) : undefined
  if (version) browserEnvironment.CHROMIUM_PATH = path
  return version && `${path}, Chromium ${version}`
}

async function ofPlaywright() {
  const version = await versionOf('')
  return version && `Playwright's own, Chromium ${version}`
}

async function ofSystem() {
  for (const path of systemBrowsers) {
    const found = await start(path)
    if (found) return found
  }
  return undefined
}

/** Started and asked, as a file that is there may still lack a library. */
async function versionOf(path) {
  const script = `
    import { chromium } from '@playwright/test'
    const browser = await chromium.launch({ executablePath: ${JSON.stringify(path)} || undefined })
    console.log(browser.version())
    await browser.close()`
  const { code, output } = await capture(process.execPath, ['--input-type=module', '-e', script])
  return code === 0 ? output.trim().split('\n').at(-1) : undefined
}

async function download(say) {
  if (!(await reachable('https://cdn.playwright.dev'))) return undefined
  say('downloading the browser of Playwright')
  const root = process.getuid?.() === 0
  const { code } = await captureTool('playwright', ['install', ...(root ? ['--with-deps'] : []), 'chromium'])
  return code === 0 ? ofPlaywright() : undefined
}

async function reachable(address) {
  try {
    await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(5_000) })
    return true
  } catch {
    return false
  }
}

async function installPackage(say) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  say('installing the package chromium')
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await capture('apt-get', ['update', '-q'], { env })
  await capture('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], { env })
  return ofSystem()
}
