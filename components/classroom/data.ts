/** What `GET /api/classes` tells. */
export interface ClassList {
  mayCreate: boolean
  mayListAll: boolean
  classes: {
    id: string
    name: string
    term: string
    archived: boolean
    role: 'learner' | 'instructor'
    status: 'active' | 'pending'
  }[]
}

/** What `GET /api/administration/classes` tells. */
export interface AllClasses {
  classes: { id: string; name: string; term: string; archived: boolean; teachers: string[]; learners: number }[]
  more: boolean
}

/** What `GET /api/classes/ID` tells. */
export interface Classroom {
  id: string
  name: string
  term: string
  timeZone: string
  archivedAt: string | null
  teachers: string[]
  as: 'learner' | 'instructor' | 'administrator'
  mine: {
    status: 'active' | 'pending' | 'ended'
    section: string | null
    shareEarlier: boolean
    joinedAt: string
    listName: string | null
  } | null
}

export interface Section {
  id: string
  name: string
}

export interface Member {
  userId: string
  name: string
  email: string
  role: 'learner' | 'instructor'
  status: 'active' | 'pending' | 'ended'
  sectionId: string | null
  shareEarlier: boolean
  joinedAt: string
  endedAt: string | null
}

export interface RosterEntry {
  id: string
  name: string
  email: string
  studentNumber: string
  sectionId: string | null
  claimedById: string | null
}

/** What `GET /api/classes/ID/people` tells. */
export interface People {
  me: string
  sections: Section[]
  members: Member[]
  roster: RosterEntry[]
}

export interface Invitation {
  id: string
  code: string
  sectionId: string | null
  expiresAt: string
  seats: number | null
  used: number
  requiresApproval: boolean
  standing: 'alive' | 'revoked' | 'expired' | 'full' | 'archived'
}

/** What `POST /api/join/look` tells. */
export interface LookedAt {
  signedIn: boolean
  name: string
  term: string
  teachers: string[]
  section: string | null
  requiresApproval: boolean
  mine: 'active' | 'pending' | 'ended' | null
  classroomId: string | null
}

export interface AuditEvent {
  id: string
  at: string
  by: string | null
  whom: string | null
  action: string
  /** `name` is that of a section or class, `title` that of an assignment or task. */
  details: { name?: string; title?: string; reason?: string }
}

export const classAddress = (id: string, rest = ''): string => `/api/classes/${encodeURIComponent(id)}${rest}`

/** A moment in the reader's zone, or in the one that is named. */
export const momentWords = (iso: string, locale: string, timeZone?: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(iso))
