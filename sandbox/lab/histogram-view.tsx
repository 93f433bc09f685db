'use client'

import { useTranslations } from 'next-intl'
import { useSize } from '../size.ts'
import type { Bin } from './histogram.ts'

const height = 220
const foot = 40
const left = 36

/** How many runs closed in three and in four segments, by the moment of close(): a picture, and the same as a table. */
export function Histogram({ bins, busy }: { bins: Bin[]; busy: boolean }) {
  const t = useTranslations('lab')
  const [box, { width }] = useSize()
  const most = Math.max(1, ...bins.map(({ three, four }) => three + four))
  const column = bins.length > 0 ? (width - left) / bins.length : 0
  const scale = (height - foot - 12) / most
  const ground = height - foot
  // Every label that has room for its digits.
  const every = Math.max(1, Math.ceil(34 / Math.max(1, column)))
  return (
    <figure aria-busy={busy}>
      <ul aria-hidden="true" className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
        <li className="flex items-center gap-2">
          <svg aria-hidden="true" width={18} height={18} className="text-client">
            <rect width={18} height={18} fill="currentColor" />
          </svg>
          {t('three')}
        </li>
        <li className="flex items-center gap-2">
          <svg aria-hidden="true" width={18} height={18} className="text-server">
            <Hatching id="lab-four-key" />
            <rect
              x={0.75}
              y={0.75}
              width={16.5}
              height={16.5}
              fill="url(#lab-four-key)"
              stroke="currentColor"
              strokeWidth={1.5}
            />
          </svg>
          {t('four')}
        </li>
      </ul>
      <div ref={box} className="mt-2">
        <svg role="img" aria-label={t('caption')} width={width} height={height} fontSize={12} className="block">
          <Hatching id="lab-four" />
          {[...new Set([0, Math.ceil(most / 2), most])].map((count) => (
            <g key={count}>
              <path d={`M${left} ${ground - count * scale}H${width}`} className="stroke-line" />
              <text x={left - 6} y={ground - count * scale + 4} textAnchor="end" className="fill-soft tabular-nums">
                {count}
              </text>
            </g>
          ))}
          {bins.map(({ from, three, four }, index) => {
            const x = left + index * column + 2
            const bar = Math.max(1, column - 4)
            return (
              <g key={from}>
                <rect x={x} y={ground - three * scale} width={bar} height={three * scale} className="fill-client" />
                {four > 0 && (
                  <rect
                    x={x + 0.75}
                    y={ground - (three + four) * scale + 0.75}
                    width={Math.max(0, bar - 1.5)}
                    height={Math.max(0, four * scale - 1.5)}
                    fill="url(#lab-four)"
                    stroke="currentColor"
                    strokeWidth={1.5}
                    className="text-server"
                  />
                )}
                {index % every === 0 && (
                  <text x={x - 2} y={ground + 16} textAnchor="middle" className="fill-soft tabular-nums">
                    {from}
                  </text>
                )}
              </g>
            )
          })}
          <path d={`M${left} ${ground}H${width}`} className="stroke-edge" />
          <text x={left + (width - left) / 2} y={height - 6} textAnchor="middle" className="fill-soft">
            {t('axis')}
          </text>
        </svg>
      </div>
      <figcaption className="mt-1 text-soft text-sm">{t('caption')}</figcaption>
      <details className="mt-3">
        <summary className="min-h-8 py-1">{t('table')}</summary>
        <table className="mt-1 text-sm tabular-nums">
          <thead>
            <tr>
              {(['axis', 'three', 'four'] as const).map((head) => (
                <th
                  key={head}
                  scope="col"
                  className="border-edge border-b py-1 pe-5 text-start align-bottom font-semibold"
                >
                  {t(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {bins.map(({ from, to, three, four }) => (
              <tr key={from}>
                <th scope="row" className="border-line border-b py-1 pe-5 text-start font-normal">
                  {from}–{to} ms
                </th>
                <td className="border-line border-b py-1 pe-5">{three}</td>
                <td className="border-line border-b py-1 pe-5">{four}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}

/** Four segments differ from three by stripes, not by colour alone. */
function Hatching({ id }: { id: string }) {
  return (
    <pattern
      id={id}
      width="6"
      height="6"
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
      className="text-server"
    >
      <path d="M0 0V6" stroke="currentColor" strokeWidth={3} />
    </pattern>
  )
}
