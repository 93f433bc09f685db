// Runs before the server starts: the accounts that nobody can make in the browser, in whichever database it will use.

import { setRole } from '../server/accounts/administering.ts'
import { hashPassword } from '../server/accounts/passwords.ts'
import { createUser } from '../server/accounts/signing-up.ts'
import { database } from '../server/database/database.ts'
import { administrator, instructors, password } from './instructors.ts'

const passwordHash = await hashPassword(password)
const roles = [[administrator, 'administrator'] as const, ...instructors.map((email) => [email, 'instructor'] as const)]
for (const [email, role] of roles) {
  if (await createUser({ name: role, email, locale: 'en', passwordHash }, true)) await setRole(email, role)
}
await database().close()
