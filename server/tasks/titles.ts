import 'server-only'
import { database } from '../database/database.ts'
import { retryWhenBusy } from '../database/retry.ts'

/** What instructors call their own tasks, by id. */
export async function taskTitles(ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await retryWhenBusy(() =>
    database().client.ownTask.findMany({ where: { id: { in: [...ids] } }, select: { id: true, title: true } }),
  )
  return new Map(rows.map(({ id, title }) => [id, title]))
}
