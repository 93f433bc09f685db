import { expect, test } from 'vitest'
import { type InvitationTerms, invitationStanding } from './invitation.ts'

const now = new Date('2027-03-01T12:00:00Z')
const terms: InvitationTerms = {
  expiresAt: new Date('2027-03-08T12:00:00Z'),
  revokedAt: null,
  seats: 30,
  used: 29,
  archivedAt: null,
}
const at = (change: Partial<InvitationTerms>, time = now) => invitationStanding({ ...terms, ...change }, time)

test('an invitation is alive until its last seat and its last millisecond', () => {
  expect(at({})).toBe('alive')
  expect(at({ used: 30 })).toBe('full')
  expect(at({ seats: null, used: 1_000_000 })).toBe('alive')
  expect(at({}, new Date(terms.expiresAt.getTime() - 1))).toBe('alive')
  expect(at({}, terms.expiresAt)).toBe('expired')
})

test('of several reasons, the one that an instructor gave is told', () => {
  const over = { used: 30, expiresAt: now }
  expect(at({ ...over, revokedAt: now, archivedAt: now })).toBe('revoked')
  expect(at({ ...over, archivedAt: now })).toBe('archived')
  expect(at(over)).toBe('expired')
})
