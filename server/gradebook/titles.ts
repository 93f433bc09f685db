import 'server-only'
import type { Locale } from '../../content/locale.ts'
import { told } from '../assignments/items.ts'
import { isOwnTaskId, taskIdOf } from '../tasks/task-id.ts'
import { taskTitles } from '../tasks/titles.ts'

/** What each of some questions asks, as people know it; null for one that the course no longer has. */
export async function titlesOf(questionIds: readonly string[], locale: Locale): Promise<(id: string) => string | null> {
  const tasks = await taskTitles(questionIds.filter(isOwnTaskId).map(taskIdOf))
  return (id) => (isOwnTaskId(id) ? tasks.get(taskIdOf(id)) : told(id, locale)?.prompt) ?? null
}
