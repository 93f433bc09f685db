import { restore as putBack } from '../../server/database/backup.ts'
import { databaseLocation } from '../../server/database/location.ts'
import { type Command, oneArgument } from './command.ts'
import { counts, refusing } from './refusing.ts'

export const restore: Command = {
  usage: 'FILE',
  says: 'puts a backup in place of the SQLite file, or into an empty PostgreSQL',
  run: async (args) => counts(await refusing(putBack(oneArgument(args, 'file'), databaseLocation()))),
}
