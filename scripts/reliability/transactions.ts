// Many transactions on one connection: an adapter that leaks descriptors does not survive `ulimit -n 256`.
//   tsx --conditions=react-server scripts/reliability/transactions.ts COUNT
import { readdirSync } from 'node:fs'
import { temporaryDatabase } from '../../server/database/temporary-database.ts'

const count = Number(process.argv[2] ?? 20_000)
const db = temporaryDatabase()
const started = performance.now()
let undone = 0
for (let number = 0; number < count; number++) {
  const undo = number % 4 === 0
  await db.client
    .$transaction(async (transaction) => {
      await transaction.learner.create({ data: { id: `l${number}`, tokenHash: `h${number}` } })
      await transaction.learner.count({ where: { id: `l${number}` } })
      if (undo) throw new Error('undo')
    })
    .catch((error: Error) => {
      if (error.message !== 'undo') throw error
      undone++
    })
}
const report = {
  transactions: count,
  undone,
  rows: await db.client.learner.count(),
  descriptors: readdirSync('/proc/self/fd').length,
  rssMegabytes: Math.round(process.memoryUsage.rss() / 1e6),
  seconds: Math.round((performance.now() - started) / 1000),
}
await db.remove()
console.log(JSON.stringify(report))
