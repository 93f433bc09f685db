import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { builtPages } from '../serve/pages.mjs'

export interface PageWeight {
  pathname: string
  /** Brotli bytes of the page, of the scripts it names and of its style sheets. */
  html: number
  scripts: number
  styles: number
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
      return {
        pathname,
        html: packedSize(file),
        scripts: sum(scriptFiles.map(packedSize)),
        styles: sum(styleFiles.map(packedSize)),
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

const tags = (html: string, name: string) => [...new Set(html.match(new RegExp(`<${name}\\s[^>]*>`, 'g')) ?? [])]

const fileOf = (root: string, address: string) => join(root, '.next', address.replace('/_next/', '').split('?')[0]!)

const packedSize = (file: string): number => statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size

const sum = (sizes: number[]) => sizes.reduce((total, size) => total + size, 0)
