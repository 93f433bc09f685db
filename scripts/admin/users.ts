import { allUsers } from '../../server/accounts/administering.ts'
import { type Command, Refused } from './command.ts'

export const users: Command = {
  usage: '',
  says: 'lists who has signed up: role, since, e-mail, name',
  run: async (args) => {
    if (args.length > 0) throw new Refused('expected no argument')
    const rows = await allUsers()
    const lines = rows.map(({ role, createdAt, email, name }) =>
      [role.padEnd(13), createdAt.toISOString().slice(0, 10), email, name].join('  '),
    )
    return lines.length > 0 ? lines.join('\n') : 'nobody has signed up'
  },
}
