import { copyInto } from '../../server/database/backup.ts'
import { databaseLocation } from '../../server/database/location.ts'
import { type Command, Refused } from './command.ts'
import { counts, refusing } from './refusing.ts'

export const move: Command = {
  usage: '--to DATABASE_URL',
  says: 'copies every row of the database into another, empty one, and compares',
  run: async ([option, url, ...more]) => {
    if (option !== '--to' || !url || more.length > 0) throw new Refused('expected where to')
    return counts(await refusing(copyInto(databaseLocation(), databaseLocation(url))))
  },
}
