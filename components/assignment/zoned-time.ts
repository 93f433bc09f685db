/** What a clock on the wall shows, as an input of type datetime-local has it: 2027-03-28T02:30. */
export type WallTime = string

/** The instants that a wall time names: on most days one, two where clocks go back, none where they go forward. */
export type Named =
  | { kind: 'one'; at: number }
  | { kind: 'two'; earlier: number; later: number }
  /** `at` is as much after the gap as the wall time is after its begin. */
  | { kind: 'none'; at: number }

const wallShape = /^\d{4}-\d\d-\d\dT\d\d:\d\d/
const minute = 60_000
const day = 24 * 60 * minute

export function instantsOf(wall: WallTime, timeZone: string): Named | null {
  const asUtc = wallShape.test(wall) ? Date.parse(`${wall.slice(0, 16)}:00Z`) : Number.NaN
  if (Number.isNaN(asUtc)) return null
  const offsets = [asUtc - day, asUtc + day].map((at) => offsetAt(at, timeZone))
  const [before, after] = offsets as [number, number]
  const found = [...new Set([asUtc - before, asUtc - after])].filter((at) => at + offsetAt(at, timeZone) === asUtc)
  const [earlier, later] = found.sort((a, b) => a - b)
  if (earlier === undefined) return { kind: 'none', at: asUtc - before }
  return later === undefined ? { kind: 'one', at: earlier } : { kind: 'two', earlier, later }
}

/** What clocks in the zone show at an instant, to the minute. */
export function wallTimeOf(at: number, timeZone: string): WallTime {
  return new Date(at + offsetAt(at, timeZone)).toISOString().slice(0, 16)
}

/** How far the zone's clocks are ahead of UTC at an instant, ms. */
function offsetAt(at: number, timeZone: string): number {
  const whole = Math.floor(at / 1000) * 1000
  const parts = formatOf(timeZone).formatToParts(whole)
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((each) => each.type === type)!.value)
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return wall - whole
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formats.set(timeZone, format)
  return format
}
