import { useLocale, useTranslations } from 'next-intl'
import { type KeyboardEvent, memo, useLayoutEffect, useRef, useState } from 'react'
import { type Cell, type Column, type Gradebook, type Line, numberWords, type Total } from './data'
import { type Key, type Order, ordered } from './order'

interface Props {
  assignments: Column[]
  lines: Line[]
  former: Gradebook['former']
  onOpen: (cell: { userId: string; assignmentId: string }) => void
}

/** Of every row, so that those out of sight need not be there: 500 rows of 50 buttons would be slow. */
const rowHeight = 56
const spare = 8

/** A table in which one cell takes the tab, and the arrows lead from cell to cell. Only the rows in sight are made. */
export function GradeTable({ assignments, lines, former, onOpen }: Props) {
  const t = useTranslations('gradebook')
  const locale = useLocale()
  const box = useRef<HTMLElement>(null)
  const [order, setOrder] = useState<Order>({ key: 'name', descending: false })
  const [place, setPlace] = useState({ top: 0, height: 800 })
  const [active, setActive] = useState({ row: 0, column: 0 })
  const moved = useRef(false)
  const sorted = ordered(lines, order, locale)
  const first = Math.max(0, Math.min(Math.floor(place.top / rowHeight) - spare, sorted.length - spare))
  const last = Math.min(sorted.length, Math.ceil((place.top + place.height) / rowHeight) + spare)
  const shown = sorted.slice(first, last)
  // When the cell that takes the tab is out of sight, the first one in sight does.
  const tabRow = active.row >= first && active.row < last ? active.row : first

  useLayoutEffect(() => {
    if (!moved.current) return
    moved.current = false
    box.current?.querySelector<HTMLElement>(`[data-cell="${active.row} ${active.column}"]`)?.focus()
  })

  function measure() {
    const { scrollTop, clientHeight } = box.current!
    setPlace({ top: scrollTop, height: clientHeight })
  }

  function move(event: KeyboardEvent) {
    const rows = sorted.length - 1
    const columns = assignments.length - 1
    const { row, column } = active
    const steps: Record<string, [number, number] | undefined> = {
      ArrowDown: [row + 1, column],
      ArrowUp: [row - 1, column],
      ArrowRight: [row, column + 1],
      ArrowLeft: [row, column - 1],
      PageDown: [row + 10, column],
      PageUp: [row - 10, column],
      Home: [event.ctrlKey ? 0 : row, 0],
      End: [event.ctrlKey ? rows : row, columns],
    }
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    const next = { row: Math.max(0, Math.min(rows, step[0])), column: Math.max(0, Math.min(columns, step[1])) }
    const top = next.row * rowHeight
    const { scrollTop, clientHeight } = box.current!
    // What is to take the focus must have been made.
    if (top < scrollTop) box.current!.scrollTop = top
    if (top + rowHeight * 3 > scrollTop + clientHeight) box.current!.scrollTop = top + rowHeight * 3 - clientHeight
    measure()
    moved.current = true
    setActive(next)
  }

  const heading = (key: Key, name: string, note: string | null, className = '') => (
    <th
      key={key}
      scope="col"
      aria-sort={order.key === key ? (order.descending ? 'descending' : 'ascending') : undefined}
      className={`sticky top-0 z-10 border-b border-edge bg-sunken p-0 align-bottom ${className}`}
    >
      <button
        type="button"
        className="flex min-h-11 w-full flex-col justify-end px-3 py-2 text-start text-sm font-medium hover:underline"
        onClick={() => setOrder({ key, descending: order.key === key ? !order.descending : typeof key === 'number' })}
      >
        <span className="line-clamp-2 break-words">
          {name}
          {order.key === key && <span aria-hidden="true">{order.descending ? ' ↓' : ' ↑'}</span>}
        </span>
        {note && <span className="font-normal text-soft">{note}</span>}
      </button>
    </th>
  )

  return (
    <section
      ref={box}
      aria-label={t('table')}
      tabIndex={-1}
      onScroll={measure}
      className="max-h-[75vh] scroll-pt-20 scroll-pl-36 overflow-auto rounded-lg border border-edge bg-raised sm:scroll-pl-60"
    >
      <table
        aria-rowcount={sorted.length + former.length + 1}
        className="border-separate border-spacing-0 text-sm tabular-nums"
      >
        <caption className="sr-only">{t('how')}</caption>
        <thead>
          <tr>
            {heading('name', t('name'), null, 'left-0 z-20 w-36 min-w-36 max-w-36 border-e sm:w-60 sm:min-w-60')}
            {heading('section', t('section'), null, 'min-w-28')}
            {heading('total', t('total'), null, 'min-w-28')}
            {assignments.map(({ title, points }, index) =>
              heading(index, title, t('ofPoints', { points: numberWords(points, locale) }), 'w-32 min-w-32 max-w-32'),
            )}
          </tr>
        </thead>
        <tbody onKeyDown={move}>
          {first > 0 && <Gap rows={first} />}
          {shown.map((line, nth) => (
            <Row
              key={line.userId}
              line={line}
              row={first + nth}
              assignments={assignments}
              tabColumn={first + nth === tabRow ? active.column : null}
              onFocus={setActive}
              onOpen={onOpen}
            />
          ))}
          {last < sorted.length && <Gap rows={sorted.length - last} />}
        </tbody>
        {former.length > 0 && (
          <tbody>
            {former.map(({ id, cells, total }) => (
              <tr key={id} style={{ height: rowHeight }}>
                <th scope="row" className={nameClass}>
                  {t('former')}
                </th>
                <td className={cellClass} />
                <td className={cellClass}>{totalWords(total, locale)}</td>
                {cells.map((cell, index) => (
                  <td key={assignments[index]!.id} className={cellClass}>
                    {cell?.[0] !== null && cell !== null && numberWords(cell[0]!, locale)}
                    {cell?.[0] === null && t('state.excused')}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        )}
      </table>
    </section>
  )
}

const nameClass =
  'sticky left-0 border-e border-b border-line bg-raised px-3 py-1 text-start align-middle font-medium max-w-36 sm:max-w-60'
const cellClass = 'border-b border-line px-3 py-1 align-middle'

const totalWords = ({ points, of }: Total, locale: string) =>
  `${numberWords(points, locale)} / ${numberWords(of, locale)}`

/** In place of rows that are out of sight. */
const Gap = ({ rows }: { rows: number }) => (
  <tr>
    <td style={{ height: rows * rowHeight }} />
  </tr>
)

interface RowProps {
  line: Line
  row: number
  assignments: Column[]
  /** Which of its cells takes the tab. */
  tabColumn: number | null
  onFocus: (place: { row: number; column: number }) => void
  onOpen: Props['onOpen']
}

/** Made again only when it changes: each has many cells, and the focus moves often. */
const Row = memo(function Row({ line, row, assignments, tabColumn, onFocus, onOpen }: RowProps) {
  const t = useTranslations('gradebook')
  const locale = useLocale()
  const stateWords = ([, state]: Cell) => (state === 'done' ? null : t(`state.${state}`))
  return (
    <tr aria-rowindex={row + 2} style={{ height: rowHeight }}>
      <th scope="row" className={nameClass}>
        <span className="block truncate" title={line.name}>
          {line.name}
        </span>
        <span className="block truncate text-xs font-normal text-soft">
          {line.ended ? t('ended') : line.studentNumber || line.email}
        </span>
      </th>
      <td className={cellClass}>{line.section}</td>
      <td className={cellClass}>{totalWords(line.total, locale)}</td>
      {line.cells.map((cell, column) => {
        const { id, title, points } = assignments[column]!
        const words = stateWords(cell)
        const number = cell[0] === null || cell[1] === 'none' ? '–' : numberWords(cell[0], locale)
        return (
          <td key={id} className="border-b border-line p-0">
            <button
              type="button"
              data-cell={`${row} ${column}`}
              tabIndex={tabColumn === column ? 0 : -1}
              onFocus={() => onFocus({ row, column })}
              onClick={() => onOpen({ userId: line.userId, assignmentId: id })}
              className="relative block h-14 w-full px-3 py-1 text-start hover:bg-sunken"
            >
              <span className="sr-only">
                {t(cell[0] === null ? 'cellExcused' : 'cell', {
                  name: line.name,
                  title,
                  points: numberWords(cell[0] ?? 0, locale),
                  of: numberWords(points, locale),
                  state: words ?? t('state.done'),
                })}
              </span>
              <span aria-hidden="true">
                {number}
                {words && <span className="block text-xs text-soft">{words}</span>}
              </span>
            </button>
          </td>
        )
      })}
    </tr>
  )
})
