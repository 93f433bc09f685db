import { createOutbox, type Delivery, type Outbox } from './outbox'
import { type Attempt, shelfPrefix } from './shelf'

const channelName = 'four-waves/1'
const lockName = 'four-waves/outbox'
const patienceMs = 15_000

let outbox: Outbox | undefined

/** The one outbox of this page, opened when something first looks at it. */
export function browserOutbox(): Outbox {
  outbox ??= open()
  return outbox
}

function open(): Outbox {
  const channel = 'BroadcastChannel' in window ? new BroadcastChannel(channelName) : null
  const opened = createOutbox({
    storage: storageOrNull(),
    post,
    now: Date.now,
    learner: learnerMark,
    random: Math.random,
    after: (ms, run) => {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
    // Without locks (a page that is not served securely) two tabs may send the same attempt; the server grades it once.
    exclusively: (run) => ('locks' in navigator ? navigator.locks.request(lockName, run) : run()),
    tell: (delivery) => channel?.postMessage(delivery),
  })
  takeAlong(opened)
  const flush = () => void opened.flush()
  channel?.addEventListener('message', ({ data }: MessageEvent<Delivery>) => opened.heard(data))
  window.addEventListener('storage', ({ key }) => {
    if (key === null || key.startsWith(shelfPrefix)) opened.refresh()
  })
  window.addEventListener('online', flush)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') flush()
  })
  flush()
  return opened
}

const post = (attempt: Attempt) =>
  fetch('/api/attempts', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(attempt),
    redirect: 'error',
    signal: AbortSignal.timeout(patienceMs),
  })

/** The server sets marks beside the cookie that only it can read. */
function cookie(name: string): string | null {
  const found = document.cookie.split('; ').find((each) => each.startsWith(`${name}=`))
  return found?.slice(name.length + 1) || null
}

/** Whose browser this is; null for nobody's. */
export const learnerMark = (): string | null => cookie('learner-mark')

/** Of the visitor who has signed in since. */
export const formerMark = (): string | null => cookie('learner-was')

/** What waited for the visitor who has signed in since is the user's. */
function takeAlong(opened: Outbox) {
  const was = formerMark()
  if (was) opened.takeOver(was)
}

/** Reading the property throws where storage is switched off. */
export function storageOrNull(): Storage | null {
  try {
    return window.localStorage
  } catch {
    return null
  }
}
