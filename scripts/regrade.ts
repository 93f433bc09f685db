// npm run regrade -- --question ID            who would change and by how much, by the course as it is now
// npm run regrade -- --question ID --apply    adds that as results: the attempts keep what they were graded
// The server must not be running: one process holds the database.
import { parseArgs } from 'node:util'
import { database } from '../server/database/database.ts'
import { DatabaseInUse } from '../server/database/lock.ts'
import { regrade } from '../server/regrade.ts'

const { values } = parseArgs({
  options: { question: { type: 'string' }, apply: { type: 'boolean', default: false }, reason: { type: 'string' } },
})
if (!values.question) fail('usage: npm run regrade -- --question ID [--apply] [--reason TEXT]')

try {
  const reason = values.reason ?? 'the question was changed'
  const report = await regrade(values.question, values.apply ? { reason } : null)
  if (!report) fail(`There is no question "${values.question}".`)
  console.log(`${report.questionId}: ${report.attempts} graded attempts`)
  console.log(`  ${report.better} better and ${report.worse} worse, of ${report.learners} learners`)
  for (const { from, to, attempts } of report.changes) console.log(`  ${from} -> ${to}: ${attempts}`)
  if (report.unreadable > 0) console.log(`  ${report.unreadable} cannot be read any more and keep what they have`)
  console.log(report.applied ? 'applied' : 'nothing was changed: --apply does')
  await database().close()
} catch (error) {
  if (error instanceof DatabaseInUse) fail(error.message)
  throw error
}

function fail(message: string): never {
  console.error(message)
  process.exit(2)
}
