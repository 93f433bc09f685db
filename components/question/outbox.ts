import type { Grade } from '@/quiz/question'
import { type Reply, readReply } from './reply'
import { type Attempt, createShelf, type Shelved } from './shelf'

/** The world outside, so that tests can make it fail. */
export interface Edge {
  storage: Storage | null
  post: (attempt: Attempt) => Promise<Response>
  now: () => number
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
  grade: Grade
}

/** What one question's view has to know about the learner's last press. */
export type Slot =
  | { phase: 'sending'; attempt: Attempt; adopted: boolean }
  | { phase: 'kept'; attempt: Attempt; adopted: boolean }
  | { phase: 'refused'; attempt: Attempt; adopted: boolean; code: string }
  | { phase: 'answered'; attempt: Attempt; grade: Grade }

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
 * by its id, so sending twice does no harm; the outbox takes care that a press is one id.
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

  for (const { id } of shelf.all()) for (const set of [shown, adopted, triedInVain]) set.add(id)
  let state = derive()

  function derive(): OutboxState {
    const entries = shelf.all()
    const slots: Record<string, Slot> = {}
    for (const [questionId, delivery] of answered) slots[questionId] = { phase: 'answered', ...delivery }
    for (const entry of entries) if (shown.has(entry.id)) slots[entry.questionId] = slotOf(entry)
    return { kept: entries.filter(({ id, refused }) => !refused && triedInVain.has(id)).length, slots }
  }

  function slotOf({ since: _, refused, ...attempt }: Shelved): Slot {
    const common = { attempt, adopted: adopted.has(attempt.id) }
    if (refused) return { ...common, phase: 'refused', code: refused }
    return { ...common, phase: triedInVain.has(attempt.id) ? 'kept' : 'sending' }
  }

  function changed() {
    state = derive()
    for (const listener of listeners) listener()
  }

  /** One press. A second press while the first is on its way is the same press. */
  function add(attempt: Attempt) {
    const phase = state.slots[attempt.questionId]?.phase
    if (phase === 'sending' || phase === 'kept') return
    dismiss(attempt.questionId)
    shown.add(attempt.id)
    shelf.put({ ...attempt, since: edge.now() })
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
    const next = () => shelf.all().find(({ id, refused }) => !refused && !tried.has(id))
    let failed = false
    let waitMs = 0
    for (let entry = next(); entry; entry = next()) {
      tried.add(entry.id)
      const reply = await send(entry)
      settle(entry, reply)
      if (reply.kind !== 'later') continue
      failed = true
      waitMs = Math.max(waitMs, reply.waitMs)
      if (reply.scope === 'all') break
    }
    // Before the lock is released: what is added from now on needs a round of its own.
    round = null
    failedRounds = failed ? failedRounds + 1 : 0
    if (failed) cancelRetry = edge.after(Math.max(waitMs, pauseMs()), flush)
  }

  async function send({ since: _, refused: __, ...attempt }: Shelved): Promise<Reply> {
    try {
      return await readReply(await edge.post(attempt))
    } catch {
      return { kind: 'later', scope: 'all', waitMs: 0 }
    }
  }

  function settle(entry: Shelved, reply: Reply) {
    if (reply.kind === 'later') {
      triedInVain.add(entry.id)
    } else if (reply.kind === 'refused') {
      shelf.put({ ...entry, refused: reply.code })
    } else {
      const { since: _, ...attempt } = entry
      shelf.remove(entry.id)
      heard({ attempt, grade: reply.grade })
      edge.tell({ attempt, grade: reply.grade })
    }
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
    heard,
    /** Another tab has put something here, or taken it away. */
    refresh: changed,
    state: () => state,
    subscribe: (listener: () => void) => listen(listeners, listener),
    onDelivery: (listener: (delivery: Delivery) => void) => listen(deliveries, listener),
  }
}

function listen<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
