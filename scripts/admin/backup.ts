import { statSync } from 'node:fs'
import { backup as backUp } from '../../server/database/backup.ts'
import { databaseLocation } from '../../server/database/location.ts'
import { type Command, oneArgument } from './command.ts'
import { refusing } from './refusing.ts'

export const backup: Command = {
  usage: 'FILE',
  says: 'writes the whole database, as it is now, into one SQLite file; the server may run',
  run: async (args) => {
    const file = oneArgument(args, 'file')
    await refusing(backUp(databaseLocation(), file))
    return `${file}, ${(statSync(file).size / 1e6).toFixed(1)} MB`
  },
}
