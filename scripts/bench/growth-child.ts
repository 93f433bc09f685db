// A database with so many attempts, and what one learner's progress and reviews cost there, as JSON.
//   tsx --conditions=react-server scripts/bench/growth-child.ts ATTEMPTS
import { randomUUID } from 'node:crypto'
import Libsql from 'libsql'
import { temporaryDatabase } from '../../server/database/temporary-database.ts'
import { progressOf } from '../../server/progress.ts'
import { questionIds } from '../../server/questions.ts'
import { reviewOf } from '../../server/review.ts'

const attempts = Number(process.argv[2])
const attemptsEach = 100
const rounds = 300
const db = temporaryDatabase()
if (db.location.provider !== 'sqlite') throw new Error('measured on SQLite')
const { file: path } = db.location
const learners = Array.from({ length: attempts / attemptsEach }, () => randomUUID())
fill()

const settings = { timeZone: 'Europe/Berlin', reviewDate: null, reviewPlanned: null, streak: false }
const random = sequence()
const someone = () => ({ id: learners[Math.floor(random() * learners.length)]! })
const progress = await timed(() => progressOf(someone()))
const review = await timed(() => reviewOf(someone(), settings, new Date()))
await db.remove()
console.log(JSON.stringify({ progress, review }))

/** As a busy year would: everybody's attempts lie scattered among those of the others. */
function fill() {
  const file = new Libsql(path)
  file.exec('PRAGMA synchronous = OFF; BEGIN')
  const learner = file.prepare('INSERT INTO "Learner" ("id", "tokenHash") VALUES (?, ?)')
  for (const id of learners) learner.run([id, id])
  const attempt = file.prepare(`
    INSERT INTO "Attempt" ("learnerId", "id", "questionId", "contentVersion", "seed", "variant", "answer", "bodyHash",
                           "status", "earned", "of", "feedback", "sequence", "createdAt")
    VALUES (?, ?, ?, 'version', ?, ?, '"fin-ack"', 'hash', 'graded', ?, 1, ?, ?, ?)`)
  const questions = [...questionIds()]
  const feedback = JSON.stringify({ options: 'x'.repeat(600) })
  const start = Date.now() - 90 * 86_400_000
  for (let nth = 0; nth < attemptsEach; nth++) {
    const at = new Date(start + nth * 0.8 * 86_400_000).toISOString().replace('Z', '+00:00')
    const question = questions[(nth * 7) % Math.min(60, questions.length)]!
    for (const id of learners)
      attempt.run([id, randomUUID(), question, nth + 2, nth + 2, nth % 3 ? 1 : 0, feedback, nth + 1, at])
  }
  file.exec('COMMIT; ANALYZE')
  file.close()
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const began = performance.now()
    await work()
    times.push(performance.now() - began)
  }
  return times.sort((a, b) => a - b)[rounds / 2]!
}

/** The same learners in every run. */
function sequence(state = 1) {
  return () => {
    state = (state * 48_271) % 0x7fffffff
    return state / 0x7fffffff
  }
}
