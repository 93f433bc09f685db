import type { Host } from '../tcp/scenario.ts'
import type { State } from '../tcp/trace.ts'
import type { Frame } from './frame.ts'
import type { Arrow, Band, Label, Point } from './ladder.ts'

export const look = {
  client: { fill: 'fill-client', soft: 'fill-client-soft', stroke: 'stroke-client', text: 'text-client' },
  server: { fill: 'fill-server', soft: 'fill-server-soft', stroke: 'stroke-server', text: 'text-server' },
} as const satisfies Record<Host, Record<string, string>>

/** How much of a connection there is in a state, told by the band's fill: none, both ways, or one that is ending. */
const fills: Partial<Record<State, 'none' | 'whole'>> = {
  CLOSED: 'none',
  LISTEN: 'none',
  SYN_SENT: 'none',
  SYN_RECEIVED: 'none',
  ESTABLISHED: 'whole',
}

export function BandMark({ band, end, frame }: { band: Band; end: number; frame: Frame }) {
  const { host, state, lines, y } = band
  const left = frame.left[host]
  const height = Math.max(0, end - y)
  const fill = fills[state] ?? 'ending'
  return (
    <g>
      {fill !== 'none' && <rect x={left} y={y} width={frame.bandWidth} height={height} className={look[host].soft} />}
      {fill === 'ending' && (
        <rect x={left} y={y} width={frame.bandWidth} height={height} fill={`url(#${host}-ending)`} />
      )}
      <path
        d={`M${frame.edge[host]} ${y}V${y + height}`}
        className={look[host].stroke}
        strokeWidth={1.5}
        strokeDasharray={state === 'CLOSED' ? '1 5' : undefined}
      />
      <path d={`M${left} ${y}h${frame.bandWidth}`} className={look[host].stroke} strokeWidth={1.5} />
      <text className={`${look[host].fill} font-mono font-semibold`} fontSize={textSize(frame)}>
        {lines.map((line, index) => (
          <tspan key={line} x={left + frame.bandWidth / 2} y={y + (index + 1) * frame.line} textAnchor="middle">
            {line}
          </tspan>
        ))}
      </text>
    </g>
  )
}

/** `progress`: how much of its way the segment has gone, 0 to 1. */
export function ArrowMark({ arrow, progress, frame }: { arrow: Arrow; progress: number; frame: Frame }) {
  const { segment, from, to, label } = arrow
  const colour = look[segment.from]
  const tip = between(from, to, progress)
  const angle = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI
  const line = { x1: from.x, y1: from.y, strokeWidth: 1.75, className: colour.stroke }
  return (
    <>
      <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} strokeWidth={20} className="stroke-transparent" />
      {segment.lost ? (
        <line {...line} x2={tip.x} y2={tip.y} strokeDasharray="6 5" />
      ) : (
        <line
          {...line}
          x2={to.x}
          y2={to.y}
          pathLength={1}
          strokeDasharray="1 1"
          strokeDashoffset={1 - progress}
          className={`${colour.stroke} transition-[stroke-dashoffset] duration-500 ease-linear group-hover:[stroke-width:3] motion-reduce:transition-none starting:[stroke-dashoffset:1]`}
        />
      )}
      {progress < 1 && <circle cx={tip.x} cy={tip.y} r={4} className={colour.fill} />}
      {progress === 1 && !segment.lost && (
        <path
          d="M0 0-10-4.5V4.5z"
          transform={`translate(${to.x} ${to.y}) rotate(${angle})`}
          className={`${colour.fill} transition-opacity delay-400 duration-100 starting:opacity-0`}
        />
      )}
      {progress === 1 && segment.lost && (
        <path
          d="M-6-6 6 6M-6 6 6-6"
          transform={`translate(${to.x} ${to.y})`}
          strokeWidth={2.5}
          className="stroke-bad"
        />
      )}
      <LabelMark label={label} frame={frame} first={`${colour.fill} font-semibold`} />
    </>
  )
}

/** Text with a rim in the colour of the ground, so that a line behind it does not cross the letters. */
export function LabelMark({ label, frame, first = 'fill-ink' }: { label: Label; frame: Frame; first?: string }) {
  const [head = '', ...rest] = label.lines
  const cut = rest.length > 0 ? head.length : head.search(/ \S+=/)
  const flags = cut < 0 ? head : head.slice(0, cut)
  return (
    <text
      x={label.x}
      y={label.y}
      textAnchor={label.anchor}
      fontSize={textSize(frame)}
      strokeWidth={4}
      className="fill-ink stroke-raised font-mono [paint-order:stroke]"
    >
      <tspan className={first}>{flags}</tspan>
      {head.slice(flags.length)}
      {rest.map((line, index) => (
        <tspan key={line} x={label.x} y={label.y + (index + 1) * frame.line}>
          {line}
        </tspan>
      ))}
    </text>
  )
}

/** The torn strip that stands for a long wait, on both bands, with its length between them. */
export function BreakMark({ y, text, frame }: { y: number; text: string; frame: Frame }) {
  const teeth = Math.floor(frame.bandWidth / 8)
  const zigzag = 'l4-3 4 3'.repeat(teeth)
  const back = 'l-4-3-4 3'.repeat(teeth)
  return (
    <>
      {[frame.left.client, frame.left.server].map((left) => (
        <path
          key={left}
          d={`M${left + (frame.bandWidth - teeth * 8) / 2} ${y - 3}${zigzag}v8${back}z`}
          className="fill-raised stroke-edge"
        />
      ))}
      <text
        x={(frame.edge.client + frame.edge.server) / 2}
        y={y + 4}
        textAnchor="middle"
        fontSize={textSize(frame)}
        strokeWidth={4}
        className="fill-soft stroke-raised [paint-order:stroke]"
      >
        {text}
      </text>
    </>
  )
}

/** The lines that shade a band whose connection is ending. */
export function Hatches() {
  return (
    <defs>
      {(['client', 'server'] as const).map((host) => (
        <pattern
          key={host}
          id={`${host}-ending`}
          width="7"
          height="7"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path d="M0 0V7" strokeWidth={1.5} className={`${look[host].stroke} opacity-30`} />
        </pattern>
      ))}
    </defs>
  )
}

export const textSize = (frame: Frame) => (frame.oneLine ? 12 : 11)

const between = (a: Point, b: Point, share: number): Point => ({
  x: a.x + (b.x - a.x) * share,
  y: a.y + (b.y - a.y) * share,
})
