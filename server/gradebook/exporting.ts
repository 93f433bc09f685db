import 'server-only'
import { z } from 'zod'
import { readingClass } from '../classes/access.ts'
import { database } from '../database/database.ts'
import { retryWhenBusy } from '../database/retry.ts'
import { problem } from '../http/problem.ts'
import { RateLimit } from '../http/rate-limit.ts'
import { byteOrderMark, csv, type Value } from './csv.ts'
import { gradebookOf } from './gradebook.ts'
import { canvasRows, gradesData } from './grades-file.ts'
import { attemptColumns, attemptLines, eventColumns, eventLines, type Line } from './long-files.ts'

const limit = new RateLimit('class-exports', 10, 60 * 60_000)

const querySchema = z.object({
  what: z.enum(['grades', 'attempts', 'events']),
  format: z.enum(['csv', 'json']).default('csv'),
  /** Whether CSV begins with a byte-order mark. */
  mark: z.enum(['0', '1']).default('0'),
})

/** GET /api/classes/ID/export?what=&format=&mark=: a file; the long ones are read as they are written. */
export const getExport = readingClass('gradebook:export', async ({ classroom, user }, { request, now }) => {
  const query = querySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!query.success) return problem('invalid-body', { detail: 'expected what, format, mark' })
  const limited = await limit.refuse(user.id)
  if (limited) return limited
  const { what, format, mark } = query.data
  const content =
    what === 'grades'
      ? await gradesContent(classroom.id, format, now)
      : what === 'attempts'
        ? linesContent(attemptLines(classroom.id), attemptColumns, format)
        : linesContent(eventLines(classroom.id), eventColumns, format)
  return new Response(streamOf(content, format === 'csv' && mark === '1' ? byteOrderMark : ''), {
    headers: {
      'content-type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json',
      'cache-control': 'no-store',
      'content-disposition': `attachment; filename="${what}-${now.toISOString().slice(0, 10)}.${format}"`,
    },
  })
})

type Texts = Iterable<string> | AsyncIterable<string>

async function gradesContent(classroomId: string, format: 'csv' | 'json', now: Date): Promise<Texts> {
  const gradebook = await retryWhenBusy(() => gradebookOf(database().client, classroomId))
  return [format === 'csv' ? csv(canvasRows(gradebook, now)) : `${JSON.stringify(gradesData(gradebook), null, 1)}\n`]
}

async function* linesContent(pages: AsyncIterable<Line[]>, columns: string[], format: 'csv' | 'json') {
  const isCsv = format === 'csv'
  yield isCsv ? csv([columns]) : '['
  let between = '\n'
  for await (const lines of pages) {
    if (isCsv) {
      yield csv(lines.map((line) => columns.map((column) => plain(line[column]!))))
      continue
    }
    yield `${between}${lines.map((line) => JSON.stringify(line)).join(',\n')}`
    between = ',\n'
  }
  if (!isCsv) yield '\n]\n'
}

const plain = (value: Line[string]): Value =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : value

/** Read only as fast as it is taken. */
function streamOf(texts: Texts, before: string): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  async function* all() {
    if (before) yield before
    yield* texts
  }
  const reading = all()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await reading.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    cancel: async () => void (await reading.return(undefined)),
  })
}
