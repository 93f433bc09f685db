import { setRole } from '../../server/accounts/administering.ts'
import type { Role } from '../../server/permissions.ts'
import { type Command, oneArgument, Refused } from './command.ts'

const role = (role: Role, says: string): Command => ({
  usage: 'EMAIL',
  says,
  run: async (args) => {
    const email = oneArgument(args, 'EMAIL')
    if (!(await setRole(email, role))) throw new Refused(`nobody has signed up as ${email}`)
    return `${email} is ${role === 'learner' ? 'a' : 'an'} ${role} now`
  },
})

export const administrator = role('administrator', 'may see to users and the server')
export const instructor = role('instructor', 'may make classes')
export const learner = role('learner', 'is nothing more than that again')
