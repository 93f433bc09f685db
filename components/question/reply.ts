import type { Grade } from '@/quiz/question'
import type { Next } from './shelf'

/** What the server's answer means for an attempt. */
export type Reply =
  | { kind: 'answered'; grade: Grade; next: Next | undefined }
  | { kind: 'refused'; code: string; next: Next | undefined }
  /** `scope`: whether other attempts would fare the same. */
  | { kind: 'later'; scope: 'all' | 'one'; waitMs: number }

const statuses: unknown[] = ['graded', 'ticked', 'ungraded'] satisfies Grade['status'][]

/** Requests that may succeed when they are repeated as they are. */
const passing = [408, 425, 429]

export async function readReply(response: Response): Promise<Reply> {
  const { status } = response
  const waitMs = 1000 * (Number(response.headers.get('retry-after')) || 0)
  if (passing.includes(status)) return { kind: 'later', scope: 'all', waitMs }
  if (status >= 500) return { kind: 'later', scope: 'one', waitMs }
  const body = await response.json().catch(() => null)
  const next = body?.next ?? undefined
  if (!response.ok)
    return { kind: 'refused', code: typeof body?.code === 'string' ? body.code : `http-${status}`, next }
  // Something on the way, such as the login page of a network, has answered in place of the server.
  if (!statuses.includes(body?.status)) return { kind: 'later', scope: 'all', waitMs }
  const { next: _, ...grade } = body
  return { kind: 'answered', grade, next }
}
