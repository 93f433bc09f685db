// npm run statistics    facility, discrimination, options and time of each question, over first tries
// The server must not be running: one process holds the database.
import { database } from '../server/database/database.ts'
import { DatabaseInUse } from '../server/database/lock.ts'
import { statistics } from '../server/statistics.ts'

try {
  const items = await statistics()
  console.table(
    items.map(({ questionId, learners, facility, discrimination, medianMs, byLocale, options, flags }) => ({
      question: questionId,
      learners,
      facility: facility.toFixed(2),
      discrimination: discrimination?.toFixed(2) ?? '',
      seconds: medianMs === null ? '' : (medianMs / 1000).toFixed(0),
      en: byLocale.en?.facility.toFixed(2) ?? '',
      zh: byLocale.zh?.facility.toFixed(2) ?? '',
      options: Object.entries(options)
        .slice(0, 6)
        .map(([option, count]) => `${option} ${count}`)
        .join(', '),
      flags: flags.join(', '),
    })),
  )
  await database().close()
} catch (error) {
  if (!(error instanceof DatabaseInUse)) throw error
  console.error(error.message)
  process.exit(2)
}
