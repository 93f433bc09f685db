const height = 120
const top = 18
const foot = 18

/** Counts day by day, as bars with their numbers. */
export function Bars({ label, bars }: { label: string; bars: { label: string; value: number; strong?: boolean }[] }) {
  const width = 640
  const step = width / Math.max(1, bars.length)
  const most = Math.max(1, ...bars.map(({ value }) => value))
  const every = Math.ceil(bars.length / 8)
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${top + height + foot}`}
      className="w-full min-w-[34rem] max-w-3xl"
    >
      {bars.map(({ label: name, value, strong }, index) => {
        const tall = (value / most) * height
        const middle = index * step + step / 2
        return (
          <g key={name}>
            <rect
              x={index * step + step * 0.15}
              y={top + height - tall}
              width={step * 0.7}
              height={tall}
              className={strong ? 'fill-client' : 'fill-edge'}
            />
            {value > 0 && (
              <text
                x={middle}
                y={top + height - tall - 4}
                textAnchor="middle"
                className="fill-ink text-[12px] tabular-nums"
              >
                {value}
              </text>
            )}
            {index % every === 0 && (
              <text
                x={index === 0 ? 0 : middle}
                y={top + height + 14}
                textAnchor={index === 0 ? 'start' : 'middle'}
                className="fill-soft text-[12px] tabular-nums"
              >
                {name}
              </text>
            )}
          </g>
        )
      })}
      <path d={`M0 ${top + height}H${width}`} className="stroke-edge" />
    </svg>
  )
}
