import { sha256 } from '../canonical.ts'
import { RateLimit } from '../http/rate-limit.ts'

const minute = 60_000

/** Passwords that are tried for one account, from wherever. */
export const tries = new RateLimit('password-tries', 5, minute)
/** Only failures count: a class behind one address gets in, whoever tries one password on many accounts does not. */
export const failures = new RateLimit('sign-in-failures', Number(process.env.SIGN_IN_FAILURES_PER_MINUTE ?? 20), minute)
/** Accounts that are made from one address. */
export const newAccounts = new RateLimit('new-accounts', Number(process.env.NEW_ACCOUNTS_PER_HOUR ?? 1000), 60 * minute)
/** Without mail, signing up tells that an address is taken: nobody may ask that often. */
export const takenAddresses = new RateLimit('taken-addresses', 20, 60 * minute)
/** Letters to one address. */
export const letters = new RateLimit('letters', 3, 60 * minute)

/** The key of an address: PostgreSQL keeps the buckets, and they outlive the account. */
export const bucketOf = (email: string): string => sha256(`limits of ${email}`)
