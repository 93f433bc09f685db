import type { Locale } from '@/content/locale'

/** What `GET /api/account` tells. */
export interface Own {
  name: string
  email: string
  role: 'learner' | 'instructor' | 'administrator'
  locale: Locale
  hasPassword: boolean
  mail: boolean
}

/** What `GET /api/account/sessions` tells. */
export interface OwnSessions {
  sessions: { id: string; browser: string; since: string; lastUsed: string; current: boolean }[]
}
