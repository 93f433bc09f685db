/** What an invitation is worth now. Pure. */
export type InvitationStanding = 'alive' | 'revoked' | 'expired' | 'full' | 'archived'

export interface InvitationTerms {
  expiresAt: Date
  revokedAt: Date | null
  /** Null for any number. */
  seats: number | null
  used: number
  /** Of its class. */
  archivedAt: Date | null
}

export function invitationStanding(terms: InvitationTerms, now: Date): InvitationStanding {
  if (terms.revokedAt) return 'revoked'
  if (terms.archivedAt) return 'archived'
  if (terms.expiresAt <= now) return 'expired'
  return terms.seats !== null && terms.used >= terms.seats ? 'full' : 'alive'
}
