/** What `GET /api/session` tells. */
export interface WaysIn {
  user: { name: string; role: 'learner' | 'instructor' | 'administrator' } | null
  /** Whether the server sends mail. */
  mail: boolean
  /** Name of the OpenID provider. */
  provider: string | null
}
