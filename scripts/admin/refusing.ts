import { BackupRefused } from '../../server/database/backup.ts'
import { type Contents, NotEmpty } from '../../server/database/copy.ts'
import { Refused } from './command.ts'

/** What the administrator can mend is told in one line. */
export async function refusing<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof BackupRefused || error instanceof NotEmpty) throw new Refused(error.message)
    throw error
  }
}

export const counts = (contents: Contents): string =>
  Object.entries(contents)
    .map(([table, { rows, sum }]) => `${table.padEnd(16)} ${String(rows).padStart(9)}  ${sum.slice(0, 16)}`)
    .join('\n')
