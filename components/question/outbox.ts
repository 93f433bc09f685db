import type { Grade, PublicQuestion } from '@/quiz/question'
import { type Reply, readReply } from './reply'
import { type Attempt, createShelf, type Next, type Shelved } from './shelf'

/** The world outside, so that tests can make it fail. */
export interface Edge {
  storage: Storage | null
  post: (attempt: Attempt) => Promise<Response>
  now: () => number
  /** The mark of the learner whom the server knows here now; null for nobody. */
  learner: () => string | null
  random: () => number
  /** Runs later; returns how to cancel it. */
  after: (ms: number, run: () => void) => () => void
  /** Runs while no other tab does. */
  exclusively: (run: () => Promise<void>) => Promise<unknown>
  /** Tells the other tabs. */
  tell: (delivery: Delivery) => void
}

export interface Delivery {
  attempt: Attempt
  /** The question as it was shown. */
  asked?: PublicQuestion | undefined
  grade: Grade
  next?: Next | undefined
}

/** What one question's view has to know about the learner's last press. */
export type Slot = { attempt: Attempt; asked?: PublicQuestion | undefined } & (
  | { phase: 'sending'; adopted: boolean }
  | { phase: 'kept'; adopted: boolean }
  | { phase: 'refused'; adopted: boolean; code: string; next?: Next | undefined }
  | { phase: 'answered'; grade: Grade; next?: Next | undefined }
)

export interface OutboxState {
  /** Answers that were tried in vain and will be tried again. */
  kept: number
  slots: Readonly<Record<string, Slot>>
}

export type Outbox = ReturnType<typeof createOutbox>

const firstPauseMs = 1000
const longestPauseMs = 60_000

/**
 * Every answer goes through here: stored first, then sent until the server has answered it. The server knows an attempt
 * by its id, so sending twice does no harm; the outbox takes care that a press is one id. What another learner left in this
 * browser is neither shown nor sent.
 */
export function createOutbox(edge: Edge) {
  const shelf = createShelf(edge.storage)
  const listeners = new Set<() => void>()
  const deliveries = new Set<(delivery: Delivery) => void>()
  /** Attempts that this page shows: pressed here, or found when it opened. Other tabs show their own. */
  const shown = new Set<string>()
  const adopted = new Set<string>()
  const triedInVain = new Set<string>()
  const answered = new Map<string, Delivery>()
  let failedRounds = 0
  let cancelRetry = () => {}
  let round: Promise<void> | null = null

  for (const { id } of mine()) for (const set of [shown, adopted, triedInVain]) set.add(id)
  let state = derive()

  /** What nobody answered yet becomes the answer of the learner whom it makes. */
  function mine(): Shelved[] {
    const learner = edge.learner()
    return shelf.all().filter((entry) => entry.learner === null || entry.learner === learner)
  }

  function derive(): OutboxState {
    const entries = mine()
    const slots: Record<string, Slot> = {}
    for (const [questionId, delivery] of answered) slots[questionId] = { phase: 'answered', ...delivery }
    for (const entry of entries) if (shown.has(entry.id)) slots[entry.questionId] = slotOf(entry)
    return { kept: entries.filter(({ id, refused }) => !refused && triedInVain.has(id)).length, slots }
  }

  function slotOf(entry: Shelved): Slot {
    const { refused, next, asked } = entry
    const attempt = attemptOf(entry)
    const common = { attempt, asked, adopted: adopted.has(attempt.id) }
    if (refused) return { ...common, phase: 'refused', code: refused, next }
    return { ...common, phase: triedInVain.has(attempt.id) ? 'kept' : 'sending' }
  }

  function changed() {
    state = derive()
    for (const listener of listeners) listener()
  }

  /** One press. A second press while the first is on its way is the same press. */
  function add(attempt: Attempt, asked?: PublicQuestion) {
    const phase = state.slots[attempt.questionId]?.phase
    if (phase === 'sending' || phase === 'kept') return
    dismiss(attempt.questionId)
    shown.add(attempt.id)
    const newest = shelf.all().at(-1)?.since ?? 0
    // A clock that was set back must not change the order.
    shelf.put({ ...attempt, asked, since: Math.max(edge.now(), newest + 1), learner: edge.learner() })
    changed()
    void flush()
  }

  /** Puts the question back to where it can be answered. */
  function dismiss(questionId: string) {
    const slot = state.slots[questionId]
    if (slot?.phase === 'refused') shelf.remove(slot.attempt.id)
    answered.delete(questionId)
    changed()
  }

  /** Tries everything that waits, now. */
  function flush(): Promise<void> {
    round ??= edge.exclusively(deliverAll).then(() => {})
    return round
  }

  async function deliverAll() {
    cancelRetry()
    const tried = new Set<string>()
    const next = () => mine().find(({ id, refused }) => !refused && !tried.has(id))
    let failed = false
    let waitMs = 0
    for (let entry = next(); entry; entry = next()) {
      tried.add(entry.id)
      const reply = await send(entry)
      settle(entry, reply)
      if (reply.kind !== 'later') continue
      failed = true
      waitMs = Math.max(waitMs, reply.waitMs)
      if (reply.scope === 'all') {
        keepAll()
        break
      }
    }
    // Before the lock is released: what is added from now on needs a round of its own.
    round = null
    failedRounds = failed ? failedRounds + 1 : 0
    if (failed) cancelRetry = edge.after(Math.max(waitMs, pauseMs()), flush)
  }

  /** Nothing gets through now: what stands behind the one that was tried waits with it. */
  function keepAll() {
    for (const { id, refused } of mine()) if (!refused) triedInVain.add(id)
    changed()
  }

  async function send(entry: Shelved): Promise<Reply> {
    try {
      return await readReply(await edge.post(attemptOf(entry)))
    } catch {
      return { kind: 'later', scope: 'all', waitMs: 0 }
    }
  }

  function settle(entry: Shelved, reply: Reply) {
    if (reply.kind === 'later') {
      triedInVain.add(entry.id)
    } else if (reply.kind === 'refused') {
      shelf.put({ ...entry, refused: reply.code, next: reply.next })
    } else {
      const delivery = { attempt: attemptOf(entry), asked: entry.asked, grade: reply.grade, next: reply.next }
      shelf.remove(entry.id)
      if (entry.learner === null) sign()
      heard(delivery)
      edge.tell(delivery)
    }
    changed()
  }

  /** The first answer has made a learner: what waits from before is theirs. */
  function sign() {
    const learner = edge.learner()
    for (const entry of mine()) if (entry.learner === null) shelf.put({ ...entry, learner })
  }

  /** What waited under another mark is this learner's. */
  function takeOver(mark: string) {
    const learner = edge.learner()
    for (const entry of shelf.all()) if (entry.learner === mark) shelf.put({ ...entry, learner })
    for (const { id } of mine()) for (const set of [shown, adopted, triedInVain]) set.add(id)
    changed()
  }

  /** Takes away all that this learner left here. */
  function clear() {
    for (const { id } of mine()) shelf.remove(id)
    answered.clear()
    changed()
  }

  /** An attempt was answered, here or in another tab. */
  function heard(delivery: Delivery) {
    const { id, questionId } = delivery.attempt
    if (shown.has(id)) answered.set(questionId, delivery)
    for (const listener of deliveries) listener(delivery)
    changed()
  }

  /** Doubles with each round that failed; the random part keeps a class from knocking all at once. */
  const pauseMs = () =>
    Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(failedRounds - 1, 6)) * (0.5 + edge.random() / 2)

  return {
    add,
    dismiss,
    flush,
    clear,
    takeOver,
    heard,
    /** Another tab has put something here, or taken it away. */
    refresh: changed,
    state: () => state,
    subscribe: (listener: () => void) => listen(listeners, listener),
    onDelivery: (listener: (delivery: Delivery) => void) => listen(deliveries, listener),
  }
}

function attemptOf(entry: Shelved): Attempt {
  const { since: _, learner: __, asked: ___, refused: ____, next: _____, ...attempt } = entry
  return attempt
}

function listen<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
