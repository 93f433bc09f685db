import { memo } from 'react'
import type { State } from '../tcp/trace.ts'
import type { Frame } from './frame.ts'
import type { Arrow, Band, Label, Point } from './geometry.ts'
import { hue } from './hue.ts'
import type { Look } from './looks.ts'
import { pointOn } from './progress.ts'

const shading = 'sandbox-ending'

/** How much of a connection there is: none yet or no more, both directions, or (in all other states) one that is ending. */
const extent: Partial<Record<State, 'none' | 'whole'>> = {
  CLOSED: 'none',
  LISTEN: 'none',
  SYN_SENT: 'none',
  SYN_RECEIVED: 'none',
  ESTABLISHED: 'whole',
}

interface BandProps {
  band: Band
  end: number
  frame: Frame
}

export const BandMark = memo(function BandMark({ band, end, frame }: BandProps) {
  const { host, state, lines, y } = band
  const { bandWidth } = frame
  const x = frame.left[host]
  const box = { x, y, width: bandWidth, height: Math.max(0, end - y) }
  return (
    <g className={hue[host]} stroke="currentColor" strokeWidth={1.5}>
      {extent[state] !== 'none' && <rect {...box} stroke="none" fill="currentColor" fillOpacity={0.12} />}
      {!extent[state] && <rect {...box} stroke="none" fill={`url(#${shading})`} />}
      <path d={`M${x} ${y}h${bandWidth}`} />
      <path d={`M${frame.edge[host]} ${y}v${box.height}`} strokeDasharray={state === 'CLOSED' ? '1 5' : undefined} />
      <text stroke="none" fill="currentColor" textAnchor="middle" className="font-mono font-semibold">
        {lines.map((line, index) => (
          <tspan key={line} x={x + bandWidth / 2} y={y + (index + 1) * frame.line}>
            {line}
          </tspan>
        ))}
      </text>
    </g>
  )
})

/** Each look has a line and marks of its own; the word in the label says the same. Marks point to the right. */
const dashes: Partial<Record<Look, string>> = { lost: '6 5', copy: '9 3 2 3', again: '14 3', forged: '2 4' }
const tails: Partial<Record<Look, string>> = {
  again: 'M-1-5v10M3-5v10',
  forged: 'M-6 0 0-5 6 0 0 5z',
  late: 'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z',
}
const head: Point[] = [
  { x: -1, y: 0 },
  { x: -9, y: -3.5 },
  { x: -9, y: 3.5 },
]
const second: Point[] = head.map(({ x, y }) => ({ x: x - 9, y }))
const heads: Record<Look, Point[][]> = {
  plain: [head],
  again: [head],
  forged: [head],
  late: [head],
  copy: [head, second],
  lost: [],
}

interface ArrowProps {
  arrow: Arrow
  /** How much of its way the segment has gone, 0 to 1. */
  progress: number
  frame: Frame
  /** Whether it looks as if it could be pressed. */
  pressable?: boolean
}

/** As few elements as possible, since each costs when the ladder moves: a plain line and its head are one. */
export const ArrowMark = memo(function ArrowMark({ arrow, progress, frame, pressable }: ArrowProps) {
  const { segment, look, unseen, from, to, label } = arrow
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const done = progress === 1
  const turn = Math.atan2(dy, dx)
  const gone = pointOn(arrow, progress)
  const reached = look === 'lost' ? to : gone
  const line = `M${from.x} ${from.y}L${round(reached.x)} ${round(reached.y)}`
  const end = done ? heads[look].map((points) => shape(points, to, turn)).join('') : dot(gone)
  const apart = look !== 'plain'
  const text = done || !unseen ? label : { ...label, lines: label.lines.map((line) => without(line, unseen)) }
  return (
    <g
      data-segment={segment.id}
      className={`${hue[segment.from]}${pressable ? ' cursor-pointer hover:[stroke-width:3]' : ''}`}
      stroke="currentColor"
      strokeWidth={1.75}
    >
      <path d={apart ? line : line + end} fill={apart ? undefined : 'currentColor'} strokeDasharray={dashes[look]} />
      {tails[look] && (look !== 'late' || done) && (
        <path
          d={tails[look]}
          transform={`translate(${from.x} ${from.y}) rotate(${(turn * 180) / Math.PI})`}
          className="fill-raised"
        />
      )}
      {look === 'lost' && done && (
        <path d="M-6-6 6 6M-6 6 6-6" transform={`translate(${to.x} ${to.y})`} strokeWidth={2.5} className="text-bad" />
      )}
      {apart && end && <path d={end} className={look === 'late' && done ? 'fill-raised' : 'fill-current'} />}
      <LabelMark label={text} line={frame.line} />
    </g>
  )
})

const round = (value: number) => Math.round(value * 100) / 100

const shape = (points: Point[], at: Point, turn: number) => {
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  const placed = points.map(({ x, y }) => `${round(at.x + x * cos - y * sin)} ${round(at.y + x * sin + y * cos)}`)
  return `M${placed.join('L')}z`
}

/** Where a segment is that has not yet arrived. */
const dot = ({ x, y }: Point) => `M${round(x - 2.5)} ${round(y)}a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0z`

const without = (line: string, word: string) =>
  line
    .split(' ')
    .filter((each) => each !== word)
    .join(' ')

/** Text in the host's colour, its numbers in the ink's, with a rim so that no line behind it crosses the letters. */
export function LabelMark({ label, line }: { label: Label; line: number }) {
  const { x, y, anchor, lines } = label
  const [head = '', ...rest] = lines
  const name = head.split(/ \w+=/)[0]!
  return (
    <text
      x={x}
      y={y}
      textAnchor={anchor}
      strokeWidth={4}
      className="fill-ink stroke-raised font-mono [paint-order:stroke]"
    >
      <tspan fill="currentColor" className="font-semibold">
        {name}
      </tspan>
      {head.slice(name.length)}
      {rest.map((text, index) => (
        <tspan key={text} x={x} y={y + (index + 1) * line}>
          {text}
        </tspan>
      ))}
    </text>
  )
}

/** The tear that stands for a long wait, through both bands, with its length between them. */
export function BreakMark({ y, text, frame }: { y: number; text: string; frame: Frame }) {
  const tear = 'l4-3 4 3'.repeat(frame.bandWidth / 8 + 1)
  const { left, edge } = frame
  return (
    <>
      <path d={`M${left.client} ${y}${tear}M${left.server} ${y}${tear}`} strokeWidth={6} className="stroke-raised" />
      <text x={(edge.client + edge.server) / 2} y={y + 4} textAnchor="middle" className="fill-soft">
        {text}
      </text>
    </>
  )
}

/** The lines that shade a band whose connection is ending. */
export function Shading() {
  return (
    <pattern id={shading} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <path d="M0 0V7" strokeWidth={3} className="stroke-raised" />
    </pattern>
  )
}
