import { useSyncExternalStore } from 'react'
import { browserOutbox } from './browser'
import type { Slot } from './outbox'

const subscribe = (listener: () => void) => browserOutbox().subscribe(listener)

/** What became of the last press at a question; undefined while there is none. */
export const useSlot = (questionId: string): Slot | undefined =>
  useSyncExternalStore(
    subscribe,
    () => browserOutbox().state().slots[questionId],
    () => undefined,
  )

const never = () => () => {}

/** False in what the server sends and until React has taken over: a form must not be sent by the browser itself. */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
