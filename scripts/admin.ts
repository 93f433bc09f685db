// npm run admin -- COMMAND: what only whoever runs the server may do. On SQLite the server must be stopped first, as one
// process holds the database, but for a backup; on PostgreSQL it may run.

import type { OpenDatabase } from '../server/database/database.ts'
import { DatabaseInUse } from '../server/database/lock.ts'
import { backup } from './admin/backup.ts'
import { type Command, Refused } from './admin/command.ts'
import { move } from './admin/move.ts'
import { reset } from './admin/reset.ts'
import { restore } from './admin/restore.ts'
import { administrator, instructor, learner } from './admin/roles.ts'
import { users } from './admin/users.ts'

const commands: Record<string, Command> = { administrator, backup, instructor, learner, move, reset, restore, users }

const [name = '', ...args] = process.argv.slice(2)
const command = Object.hasOwn(commands, name) ? commands[name] : undefined
if (!command) {
  console.error(`usage: npm run admin -- COMMAND\n${Object.entries(commands).map(line).join('\n')}`)
  process.exit(2)
}
try {
  console.log(await command.run(args))
  // Those that copy whole databases open their own.
  await (globalThis as { fourWavesDatabase?: OpenDatabase }).fourWavesDatabase?.close()
} catch (error) {
  if (error instanceof DatabaseInUse)
    fail(`the server is running and holds the database: stop it first (${error.file})`)
  if (error instanceof Refused) fail(`${error.message} (usage: npm run admin -- ${name} ${command.usage})`)
  throw error
}

function line([name, { usage, says }]: [string, Command]): string {
  return `  ${`${name} ${usage}`.padEnd(22)}  ${says}`
}

function fail(message: string): never {
  console.error(message)
  process.exit(2)
}
