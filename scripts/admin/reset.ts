import { resetToken } from '../../server/accounts/administering.ts'
import { type Command, oneArgument, Refused } from './command.ts'

export const reset: Command = {
  usage: 'EMAIL',
  says: 'prints a link by which the user sets a new password: once, within an hour',
  run: async (args) => {
    const email = oneArgument(args, 'EMAIL')
    const made = await resetToken(email)
    if (!made) throw new Refused(`nobody has signed up as ${email}`)
    const site = process.env.SITE_URL ?? `http://localhost:${process.env.PORT ?? 3000}`
    return `${new URL(site).origin}/${made.locale}/reset#${made.token}`
  },
}
