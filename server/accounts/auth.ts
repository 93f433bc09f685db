import 'server-only'
import { betterAuth } from 'better-auth'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { genericOAuth } from 'better-auth/plugins/generic-oauth'
import { database } from '../database/database.ts'
import { dataFolder } from '../database/location.ts'
import { createRecord } from '../learners.ts'
import { sendsMail } from './mail.ts'
import { openIdConnect } from './oidc-settings.ts'
import { hashPassword, longestPassword, passwordFits, shortestPassword } from './passwords.ts'
import { authSecret } from './secret.ts'
import { tokenHash } from './session.ts'
import { longestDays } from './session-cookie.ts'

const made = new WeakMap<object, ReturnType<typeof make>>()

/** better-auth on the database of this process. It checks passwords, makes sessions and speaks with an OpenID provider. */
export function auth() {
  const { client } = database()
  const known = made.get(client) ?? make()
  made.set(client, known)
  return known
}

function make() {
  const { client, location } = database()
  const oidc = openIdConnect()
  const noTokens = { accessToken: null, refreshToken: null, idToken: null }
  return betterAuth({
    baseURL: process.env.SITE_URL ?? 'http://localhost:3000',
    secret: authSecret(dataFolder(location)),
    telemetry: { enabled: false },
    logger: { disabled: true },
    // Ours count by account first, and see the address that our own server sees.
    rateLimit: { enabled: false },
    advanced: { ipAddress: { disableIpTracking: true } },
    database: hashingTokens(prismaAdapter(client, { provider: location.provider })),
    session: { expiresIn: longestDays * 24 * 60 * 60, disableSessionRefresh: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      requireEmailVerification: sendsMail(),
      minPasswordLength: shortestPassword,
      maxPasswordLength: 4 * longestPassword,
      password: { hash: hashPassword, verify: passwordFits },
    },
    user: { additionalFields: { learnerId: { type: 'string', required: false } } },
    account: { updateAccountOnSignIn: false },
    databaseHooks: {
      // Who comes from an OpenID provider for the first time.
      user: { create: { before: async (user) => ({ data: { ...user, learnerId: (await createRecord()).id } }) } },
      // Nobody uses them, so nobody can steal them.
      account: { create: { before: async (account) => ({ data: { ...account, ...noTokens } }) } },
    },
    plugins: oidc ? [genericOAuth({ config: [oidc] })] : [],
  })
}

type Adapter = ReturnType<typeof prismaAdapter>

/** better-auth would keep the tokens of sessions as they are. */
function hashingTokens(make: Adapter): Adapter {
  return (options) => {
    const inner = make(options)
    const create = async (row: { model: string; data: Record<string, unknown> }) => {
      if (row.model !== 'session') return inner.create(row)
      const token = String(row.data.token)
      const stored = await inner.create({ ...row, data: { ...row.data, token: tokenHash(token) } })
      return { ...stored, token }
    }
    return { ...inner, create: create as typeof inner.create }
  }
}
