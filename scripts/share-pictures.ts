import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { parse } from 'yaml'
import { type Locale, languageTags, locales } from '../content/locale.ts'

/**
 * npm run pictures: draws the pictures that are shown where somebody shares a lesson, into public/share.
 * Their titles are those of the lessons; run it again when a title changes.
 */
const site = { en: 'Four Waves', zh: '四次挥手' }
const lead = { en: 'How a TCP connection ends', zh: 'TCP 连接怎样结束' }
const systemBrowsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const folder = 'public/share'

const titles = readdirSync('content/lessons').flatMap((name) => {
  const [, slug] = /^\d\d-(.+)$/.exec(name) ?? []
  return slug ? locales.map((locale) => ({ name: slug, locale, title: titleOf(name, locale) })) : []
})
const pictures = [...locales.map((locale) => ({ name: 'home', locale, title: lead[locale] })), ...titles]

mkdirSync(folder, { recursive: true })
const executablePath = existsSync(chromium.executablePath())
  ? undefined
  : systemBrowsers.find((path) => existsSync(path))
const browser = await chromium.launch({ executablePath })
const page = await browser.newPage({ viewport: { width: 1200, height: 630 } })
for (const { name, locale, title } of pictures) {
  await page.setContent(pictureOf(locale, title))
  await page.screenshot({ path: `${folder}/${name}.${locale}.png` })
}
await browser.close()
console.log(`${pictures.length} pictures in ${folder}`)

function titleOf(lesson: string, locale: Locale): string {
  const [, yaml = ''] =
    /^---\n([\s\S]*?)\n---\n/.exec(readFileSync(`content/lessons/${lesson}/lesson.${locale}.mdx`, 'utf8')) ?? []
  return parse(yaml).title
}

function pictureOf(locale: Locale, title: string): string {
  const face =
    locale === 'zh' ? '"Noto Sans CJK SC", "PingFang SC", sans-serif' : 'Newsreader, Georgia, "Liberation Serif", serif'
  return `<html lang="${languageTags[locale]}"><style>
    body { margin: 0; width: 1200px; height: 630px; background: #faf9f6; color: #1b1d21; display: grid; grid-template-columns: 1fr 340px; font-family: ${face} }
    div { padding: 0 20px 0 80px; align-self: center } h1 { margin: 0; font-size: 84px; font-weight: ${locale === 'zh' ? 600 : 500}; line-height: 1.15; text-wrap: balance }
    p { margin: 32px 0 0; font-size: 40px; color: #565b64 } svg { align-self: center; width: 260px }
  </style><body><div><h1>${escaped(title)}</h1><p>${title === lead[locale] ? site[locale] : `${site[locale]} · ${lead[locale]}`}</p></div>
  <svg viewBox="0 0 32 32" fill="none" stroke-width="2" stroke-linecap="round"><g stroke="#1257a8"><path d="M5 3v26"/><path d="M8 5l16 4"/><path d="M8 23l16 4"/></g>
  <g stroke="#a33f0a"><path d="M27 3v26"/><path d="M24 11L8 15"/><path d="M24 17L8 21"/></g></svg></body></html>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
