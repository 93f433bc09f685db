import { z } from 'zod'
import { type ProblemCode, problem } from './problem.ts'

export type Read<T> = { ok: true; value: T } | { ok: false; problem: Response }

const maxDepth = 32

/** The body of a request as the schema wants it, or the refusal. Never holds more than `limit` bytes. */
export async function readJson<T>(request: Request, schema: z.ZodType<T>, limit: number): Promise<Read<T>> {
  if (!isPlainJson(request)) return refused('not-json', 'expected content-type: application/json')
  const bytes = await readUpTo(request, limit)
  if (!bytes) return refused('too-large', `at most ${limit} bytes`)
  const text = decode(bytes)
  if (text === null) return refused('malformed-json', 'expected UTF-8')
  if (depthOf(text) > maxDepth) return refused('nested-too-deep', `at most ${maxDepth} levels`)
  const json = parse(text)
  if (!json.ok) return refused('malformed-json')
  const parsed = schema.safeParse(json.value)
  if (parsed.success) return { ok: true, value: parsed.data }
  return refused('invalid-body', firstIssue(parsed.error))
}

const refused = (code: ProblemCode, detail?: string) => ({ ok: false as const, problem: problem(code, { detail }) })

/** Only `application/json`: a form of another site cannot send it without asking first. */
function isPlainJson(request: Request): boolean {
  const [type, ...parameters] = (request.headers.get('content-type') ?? '').toLowerCase().split(';')
  const charset = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith('charset='))
  return type?.trim() === 'application/json' && (!charset || /^charset="?utf-8"?$/.test(charset)) && !isEncoded(request)
}

const isEncoded = (request: Request) => (request.headers.get('content-encoding') ?? 'identity') !== 'identity'

/** Counts while it reads, as a length need not be announced, nor be true; null when there is more. */
async function readUpTo(request: Request, limit: number): Promise<Uint8Array | null> {
  if (Number(request.headers.get('content-length')) > limit) return null
  if (!request.body) return new Uint8Array()
  const reader = request.body.getReader()
  const chunks: Uint8Array[] = []
  for (let length = 0; ; ) {
    const { done, value } = await reader.read()
    if (done) return Buffer.concat(chunks)
    length += value.byteLength
    // The rest is left unread, not cancelled: that would cut the connection before its sender sees the answer.
    if (length > limit) return null
    chunks.push(value)
  }
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function parse(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch {
    return { ok: false }
  }
}

/** How deep brackets nest, found without building anything: whatever walks the value later can then recurse. */
export function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let inString = false
  for (let index = 0; index < text.length; index++) {
    const character = text[index]
    if (inString) {
      if (character === '\\') index++
      else if (character === '"') inString = false
    } else if (character === '"') inString = true
    else if (character === '[' || character === '{') deepest = Math.max(deepest, ++depth)
    else if (character === ']' || character === '}') depth--
  }
  return deepest
}

function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0]
  return issue ? `${z.core.toDotPath(issue.path) || 'body'}: ${issue.message}` : 'invalid'
}
