export interface CalibrationWeek {
  monday: string
  sure: { answers: number; right: number }
  guessing: { answers: number; right: number }
}

const width = 640
const height = 160
const left = 44
const foot = 20
const top = 10

const share = ({ answers, right }: { answers: number; right: number }) => (answers === 0 ? null : right / answers)
const y = (value: number) => top + (1 - value) * height

/** How often sure and guessed answers were right, week by week: circles on a line, squares on a dashed one. */
export function CalibrationPlot({
  label,
  weeks,
  names,
}: {
  label: string
  weeks: CalibrationWeek[]
  names: { sure: string; guessing: string; week: (monday: string) => string; percent: (value: number) => string }
}) {
  const step = (width - left - 20) / Math.max(1, weeks.length - 1)
  const x = (index: number) => left + 10 + (weeks.length === 1 ? (width - left) / 2 : index * step)
  const every = Math.ceil(weeks.length / 6)
  const points = (kind: 'sure' | 'guessing') =>
    weeks.flatMap((week, index) => {
      const value = share(week[kind])
      return value === null ? [] : [{ key: week.monday, x: x(index), y: y(value) }]
    })
  const line = (kind: 'sure' | 'guessing') =>
    points(kind)
      .map((point, index) => `${index === 0 ? 'M' : 'L'}${point.x} ${point.y}`)
      .join('')
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${top + height + foot + 24}`}
      className="w-full min-w-[34rem] max-w-3xl"
    >
      {[0, 0.5, 1].map((value) => (
        <g key={value}>
          <path d={`M${left} ${y(value)}H${width}`} className="stroke-line" />
          <text x={left - 6} y={y(value) + 4} textAnchor="end" className="fill-soft text-[12px] tabular-nums">
            {names.percent(value)}
          </text>
        </g>
      ))}
      {weeks.map(({ monday }, index) =>
        index % every === 0 ? (
          <text key={monday} x={x(index)} y={top + height + 16} textAnchor="middle" className="fill-soft text-[12px]">
            {names.week(monday)}
          </text>
        ) : null,
      )}
      <path d={line('sure')} className="stroke-ink" fill="none" strokeWidth="2" />
      <path d={line('guessing')} className="stroke-soft" fill="none" strokeWidth="2" strokeDasharray="6 4" />
      {points('sure').map((point) => (
        <circle key={point.key} cx={point.x} cy={point.y} r="5" className="fill-ink" />
      ))}
      {points('guessing').map((point) => (
        <rect
          key={point.key}
          x={point.x - 4.5}
          y={point.y - 4.5}
          width="9"
          height="9"
          className="fill-page stroke-soft"
          strokeWidth="2"
        />
      ))}
      <g className="fill-ink text-[12px]">
        <circle cx={left + 16} cy={top + height + 34} r="5" />
        <text x={left + 26} y={top + height + 38}>
          {names.sure}
        </text>
        <rect
          x={left + 200}
          y={top + height + 29.5}
          width="9"
          height="9"
          className="fill-page stroke-soft"
          strokeWidth="2"
        />
        <text x={left + 216} y={top + height + 38}>
          {names.guessing}
        </text>
      </g>
    </svg>
  )
}
