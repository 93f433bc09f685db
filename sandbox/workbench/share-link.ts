import type { Scenario } from '../../tcp/scenario.ts'
import { type Problem, parseScenario } from '../../tcp/schema.ts'

/**
 * The part of an address behind `#` that holds a scenario and a step: docs/share-links.md. Whatever stands there,
 * reading it ends in one of these, and never throws.
 */
export type Opened =
  | { kind: 'nothing' }
  | { kind: 'library'; slug: string; step: number }
  | { kind: 'shared'; scenario: Scenario; step: number; title: string }
  | { kind: 'problem'; code: LinkProblem; problems: Problem[] }

export const linkProblems = ['newer', 'damaged', 'too-long', 'invalid'] as const
export type LinkProblem = (typeof linkProblems)[number]

export interface Shared {
  scenario: Scenario
  /** How many steps have happened. */
  step: number
  /** At most `titleLength` characters are kept. */
  title: string
}

export const titleLength = 80
/** Of the text behind `#`, in characters, and of what it holds when inflated, in octets. */
export const linkLimits = { text: 65_536, inflated: 262_144, step: 1_000_000 } as const

const version = 1

/** The short form, for a scenario of the library that nobody has changed. */
export const libraryHash = (slug: string, step = 0): string => `#v${version}.${slug}.${step}`

export async function sharedHash({ scenario, step, title }: Shared): Promise<string> {
  const json = JSON.stringify({ scenario, step, title: title.slice(0, titleLength) })
  // A link that ended in punctuation would lose it in many chat programs: blanks behind the JSON change its end.
  for (let padding = 0; ; padding++) {
    const hash = `#v${version}.${toBase64Url(await deflate(json.padEnd(json.length + padding)))}`
    if (/[A-Za-z0-9]$/.test(hash)) return hash
  }
}

/** Reads what stands behind `#`. Names of places in the page hold nothing. */
export async function readHash(hash: string): Promise<Opened> {
  if (/^#?$|^#[a-z][a-z-]*$/.test(hash)) return { kind: 'nothing' }
  if (hash.length > linkLimits.text) return problem('too-long')
  const [, written, body] = /^#v(\d{1,9})\.(.*?)[^A-Za-z0-9]*$/s.exec(hash) ?? []
  if (written === undefined || body === undefined) return problem('damaged')
  if (Number(written) > version) return problem('newer')
  if (Number(written) < version) return problem('damaged')
  const [, slug, step] = /^([a-z0-9]+(?:-[a-z0-9]+)*)\.(\d{1,7})$/.exec(body) ?? []
  if (slug !== undefined) return { kind: 'library', slug, step: Math.min(Number(step), linkLimits.step) }
  const bytes = fromBase64Url(body)
  const json = bytes && (await inflate(bytes))
  return json ? parseShared(json) : problem('damaged')
}

function parseShared(json: string): Opened {
  const value = parseJson(json)
  if (typeof value !== 'object' || value === null) return problem('damaged')
  const { scenario, step, title } = value as Partial<Record<keyof Shared, unknown>>
  if (typeof title !== 'string' || title.length > titleLength) return problem('damaged')
  if (!Number.isInteger(step) || Number(step) < 0 || Number(step) > linkLimits.step) return problem('damaged')
  const parsed = parseScenario(scenario)
  if (!parsed.ok) return problem('invalid', parsed.problems)
  return { kind: 'shared', scenario: parsed.scenario, step: Number(step), title }
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

const problem = (code: LinkProblem, problems: Problem[] = []): Opened => ({ kind: 'problem', code, problems })

function toBase64Url(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]+$/.test(text)) return null
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0))
  } catch {
    return null
  }
}

/** The zlib format (RFC 1950): its checksum tells a changed link from a whole one. */
const format = 'deflate'

async function deflate(text: string): Promise<Uint8Array> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream(format))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/** null for what was not deflated, is damaged, or grows beyond the limit: a small link can hold gigabytes. */
async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<string | null> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream(format)).getReader()
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let text = ''
  let size = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return text + decoder.decode()
      size += value.length
      if (size > linkLimits.inflated) {
        await reader.cancel()
        return null
      }
      text += decoder.decode(value, { stream: true })
    }
  } catch {
    return null
  }
}
