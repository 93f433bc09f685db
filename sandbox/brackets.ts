import type { Host } from '../tcp/scenario.ts'
import type { TimerName, TraceEvent } from '../tcp/trace.ts'

/** A timer beside the lane of its host, from the step that set it to the one in which it fired or was cancelled. */
export interface Bracket {
  /** Its number among those of the run, from 0. */
  nth: number
  host: Host
  name: TimerName
  /** 0 at the outer edge of the band, 1 at the inner one. */
  lane: number
  step: number
  y: number
  /** Moments at which it was set: the first, and each time it was set anew while it ran. */
  sets: { step: number; y: number; at: number; expiresAt: number }[]
  /** null while it runs. `labelY`: where its name is written, if there is room. */
  end: { step: number; y: number; fired: boolean; labelY: number | null } | null
}

interface Box {
  top: number
  bottom: number
}

const lanes = 2
/** A name is looked for so far above the end, px, and kept clear of so many other texts. */
const far = 400
const recent = 24
export const nameHeight = 13

/** Collects the brackets of a run, step by step. */
export class Brackets {
  readonly all: Bracket[] = []
  private readonly open = new Map<string, Bracket>()
  private readonly written: Record<Host, Box[]> = { client: [], server: [] }
  /** A state's name takes the room of a timer's. */
  wrote(host: Host, top: number, bottom: number) {
    this.written[host].push({ top, bottom })
  }

  /** `top` is where the step begins, `bottom` where what it sends leaves. */
  take(event: TraceEvent, step: number, top: number, bottom: number) {
    const { host, connection } = event
    if (event.kind === 'state' && event.to === 'CLOSED') {
      for (const [key, bracket] of this.open)
        if (key.startsWith(`${host} ${connection} `)) this.close(key, bracket, step, top, false)
    }
    if (event.kind !== 'timer-set' && event.kind !== 'timer-fired' && event.kind !== 'timer-cancelled') return
    const key = `${host} ${connection} ${event.timer}`
    const running = this.open.get(key)
    if (event.kind !== 'timer-set') {
      if (running) this.close(key, running, step, top, event.kind === 'timer-fired')
      return
    }
    const set = { step, y: bottom, at: event.at, expiresAt: event.expiresAt }
    if (running) running.sets.push(set)
    else this.begin(key, host, event.timer, set)
  }

  private begin(key: string, host: Host, name: TimerName, set: Bracket['sets'][number]) {
    const taken = [...this.open.values()].flatMap((other) => (other.host === host ? other.lane : []))
    // What runs all the time leaves the outer lane to the others.
    const order = name === 'KEEPALIVE' ? [1, 0] : [0, 1]
    const lane = order.find((each) => !taken.includes(each)) ?? lanes
    const bracket: Bracket = {
      nth: this.all.length,
      host,
      name,
      lane,
      step: set.step,
      y: set.y,
      sets: [set],
      end: null,
    }
    this.open.set(key, bracket)
    if (lane < lanes) this.all.push(bracket)
  }

  private close(key: string, bracket: Bracket, step: number, y: number, fired: boolean) {
    this.open.delete(key)
    const end = Math.max(y, bracket.y + 6)
    bracket.end = { step, y: end, fired, labelY: bracket.lane < lanes ? this.roomFor(bracket, end) : null }
  }

  /** A height near its end at which nothing is written in the band. */
  private roomFor({ host, y: begin }: Bracket, end: number): number | null {
    const y = Math.max(begin, end - far)
    const near = this.written[host].slice(-recent).filter(({ bottom }) => bottom > y)
    const free = [y + 2, ...near.map(({ bottom }) => bottom)].filter(
      (top) =>
        top >= y && top + nameHeight <= end + 2 && !near.some((box) => box.top < top + nameHeight && top < box.bottom),
    )
    if (free.length === 0) return null
    const top = Math.min(...free)
    this.wrote(host, top, top + nameHeight)
    return top + nameHeight - 3
  }
}

/** How a bracket's timer was last set as things stand at a position: when, and when it expires, ms. */
export function setAt({ sets }: Bracket, position: number): { at: number; expiresAt: number } {
  return sets.findLast(({ step }) => step < position) ?? sets[0]!
}
