import { formerMark, learnerMark, storageOrNull } from '@/components/question/browser'
import { isOwn, type Kept, mockShelf } from './kept'

export const browserShelf = () => mockShelf(storageOrNull(), learnerMark, formerMark)

export type Saved =
  | { kind: 'saved'; revision: number }
  /** The server has an earlier save of this browser: what came since is to be sent after it. */
  | { kind: 'behind'; revision: number }
  | { kind: 'changed'; kept: Kept }
  | { kind: 'later' }

/** Sends what this page has. Who has no record yet, or no connection, keeps it here. */
export async function save(kept: Kept): Promise<Saved> {
  if (learnerMark() === null) return { kind: 'later' }
  try {
    const response = await fetch(`/api/mocks/${kept.id}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ revision: kept.revision, state: kept.state }),
    })
    const body = await response.json()
    if (response.ok) return { kind: 'saved', revision: body.revision }
    if (response.status !== 409) return { kind: 'later' }
    if (isOwn(kept, body.current)) return { kind: 'behind', revision: body.current.revision }
    return { kind: 'changed', kept: { ...kept, ...body.current, unsaved: false, sent: [] } }
  } catch {
    // Out of reach.
  }
  return { kind: 'later' }
}

/** The newest that is known of a mock interview, here or on the server; null where there is none. */
export async function openMock(id: string): Promise<Kept | null> {
  const here = browserShelf().get(id)
  if (here?.unsaved || learnerMark() === null) return here
  try {
    const response = await fetch(`/api/mocks/${id}`)
    if (!response.ok) return here
    const { revision, state } = await response.json()
    if (here && here.revision >= revision) return here
    return { id, state, revision, unsaved: false, learner: learnerMark() }
  } catch {
    return here
  }
}
