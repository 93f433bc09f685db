import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { builtPages } from '../serve/pages.mjs'

export interface PageWeight {
  pathname: string
  /** Brotli bytes of the page, of the scripts it names and of its style sheets. */
  html: number
  scripts: number
  styles: number
  /** Fonts that the page asks for at once. */
  fonts: number
  /** Scripts that those name: they come when a figure comes near. The words of both languages are counted, one is loaded. */
  lazyScripts: number
  /** The files of those scripts. */
  scriptFiles: string[]
}

/** What a first visit to each page brings over the wire before anything else is asked for. */
export function pageWeights(root: string): PageWeight[] {
  return builtPages(root)
    .filter(({ status }) => status === 200)
    .map(({ pathname, file }) => {
      const html = readFileSync(file, 'utf8')
      const scriptFiles = scriptsOf(html).map((address) => fileOf(root, address))
      const styleFiles = stylesOf(html).map((address) => fileOf(root, address))
      const lazyFiles = scriptsBehind(root, scriptFiles)
      const fontFiles = fontsOf(html).map((address) => fileOf(root, address))
      return {
        pathname,
        html: packedSize(file),
        scripts: sum(scriptFiles.map(packedSize)),
        styles: sum(styleFiles.map(packedSize)),
        fonts: sum(fontFiles.map(packedSize)),
        lazyScripts: sum(lazyFiles.map(packedSize)),
        scriptFiles,
      }
    })
}

/** `noModule` scripts are for browsers that no longer exist: the others never fetch them. */
export const scriptsOf = (html: string): string[] =>
  tags(html, 'script')
    .filter((tag) => !/\snomodule/i.test(tag))
    .flatMap((tag) => /\ssrc="([^"]+)"/.exec(tag)?.[1] ?? [])

export const stylesOf = (html: string): string[] =>
  tags(html, 'link')
    .filter((tag) => /\srel="stylesheet"/.test(tag))
    .flatMap((tag) => /\shref="([^"]+)"/.exec(tag)?.[1] ?? [])

const fontsOf = (html: string): string[] =>
  tags(html, 'link')
    .filter((tag) => /\sas="font"/.test(tag))
    .flatMap((tag) => /\shref="([^"]+)"/.exec(tag)?.[1] ?? [])

/** What the given scripts name, without themselves; what those name in turn waits for a press, like the sandbox's tools. */
function scriptsBehind(root: string, scriptFiles: string[]): string[] {
  const found = new Set<string>()
  for (const file of scriptFiles) {
    for (const [name] of readFileSync(file, 'utf8').matchAll(/static\/chunks\/[\w.~-]+\.js/g)) {
      const named = join(root, '.next', name)
      if (existsSync(named)) found.add(named)
    }
  }
  return [...found].filter((file) => !scriptFiles.includes(file))
}

const tags = (html: string, name: string) => [...new Set(html.match(new RegExp(`<${name}\\s[^>]*>`, 'g')) ?? [])]

const fileOf = (root: string, address: string) => join(root, '.next', address.replace('/_next/', '').split('?')[0]!)

const packedSize = (file: string): number => statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size

const sum = (sizes: number[]) => sizes.reduce((total, size) => total + size, 0)
