import { memo } from 'react'
import type { TimerName } from '../tcp/trace.ts'
import { type Bracket, setAt } from './brackets.ts'
import { duration } from './format.ts'
import type { Frame } from './frame.ts'
import { hue } from './hue.ts'

/** Names that are not taken for a state's, and shorter ones for narrow bands. */
const names: Partial<Record<TimerName, string>> = { TIME_WAIT: '2MSL', FIN_WAIT_2: 'FIN_TIMEOUT' }
const brief: Partial<Record<TimerName, string>> = { DELAYED_ACK: 'DELACK', FIN_WAIT_2: 'FIN_TMO', KEEPALIVE: 'ALIVE' }

const nameOf = (name: TimerName, { oneLine }: Frame) => (oneLine ? undefined : brief[name]) ?? names[name] ?? name

interface BracketProps {
  bracket: Bracket
  /** Whether its end has been reached, and how far down it is drawn until then. */
  over: boolean
  now: number
  frame: Frame
}

/** A timer from where it was set to where it fired (a wedge) or was cancelled (a cross); broken while it runs. */
export const BracketMark = memo(function BracketMark({ bracket, over, now, frame }: BracketProps) {
  const { host, lane, name, sets, end } = bracket
  const outer = lane === 0
  const atLeft = (host === 'client') === outer
  const x = atLeft ? frame.left[host] + 5 : frame.left[host] + frame.bandWidth - 5
  const bottom = over && end ? end.y : now
  const ticks = sets.map(({ y }) => (over || y <= now ? `M${x - 3} ${y}h6` : '')).join('')
  const line = `M${x} ${bracket.y}V${bottom}`
  const look = { stroke: 'currentColor', strokeWidth: 1.5 }
  if (!over)
    return (
      <g className={hue[host]} {...look}>
        <path d={ticks} />
        <path d={line} strokeDasharray="2 3" />
      </g>
    )
  const mark = end?.fired ? `M${x - 4} ${bottom - 5}h8l-4 5z` : `M${x - 3} ${bottom - 3}l6 6m0-6l-6 6`
  return (
    <>
      <path d={ticks + line + mark} className={hue[host]} fill="currentColor" {...look} />
      {end?.labelY != null && (
        <text
          x={frame.left[host] + frame.bandWidth / 2}
          y={end.labelY}
          textAnchor="middle"
          fontSize={10}
          className="fill-ink font-mono"
        >
          {nameOf(name, frame)}
        </text>
      )}
    </>
  )
})

interface RunningProps {
  brackets: Bracket[]
  position: number
  time: number
  now: number
  frame: Frame
}

/** What each running timer still has, below the line of the present. */
export function RunningTimers({ brackets, position, time, now, frame }: RunningProps) {
  const rows = { client: 0, server: 0 }
  return brackets.map((bracket) => {
    const { host, name } = bracket
    rows[host] += 1
    const x = host === 'client' ? frame.left.client : frame.left.server + frame.bandWidth
    const y = now + rows[host] * 14 - 2
    const { at, expiresAt } = setAt(bracket, position)
    const left = Math.max(0, expiresAt - time)
    const bar = (frame.bandWidth * left) / Math.max(1, expiresAt - at)
    return (
      <g key={`${host}${name}${bracket.step}`} fill="currentColor" className={hue[host]}>
        <text x={x} y={y} textAnchor={host === 'client' ? 'start' : 'end'} fontSize={10} className="font-mono">
          {nameOf(name, frame)} {duration(left)}
        </text>
        <rect x={host === 'client' ? x : x - bar} y={y + 2} width={bar} height={2} />
      </g>
    )
  })
}
