'use client'

import { type ReactNode, useId, useRef } from 'react'

interface Props<Name extends string> {
  label: string
  names: readonly Name[]
  titles: Record<Name, string>
  selected: Name
  onSelect: (name: Name) => void
  /** Stands at the end of the row of tabs. */
  aside?: ReactNode
  children: ReactNode
}

/** One of several views at a time; arrow keys go from tab to tab. */
export function Tabs<Name extends string>({ label, names, titles, selected, onSelect, aside, children }: Props<Name>) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const move = (by: number) => {
    const next = names[(names.indexOf(selected) + by + names.length) % names.length]!
    onSelect(next)
    list.current?.querySelector<HTMLElement>(`[data-name="${next}"]`)?.focus()
  }
  return (
    <>
      <div className="flex flex-none flex-wrap items-center gap-x-4 border-line border-b px-2">
        <div
          ref={list}
          role="tablist"
          aria-label={label}
          onKeyDown={(event) => {
            const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
            if (!by) return
            event.preventDefault()
            event.stopPropagation()
            move(by)
          }}
          className="flex"
        >
          {names.map((name) => (
            <button
              key={name}
              type="button"
              role="tab"
              id={`${id}-${name}`}
              data-name={name}
              aria-selected={name === selected}
              aria-controls={`${id}-panel`}
              tabIndex={name === selected ? 0 : -1}
              onClick={() => onSelect(name)}
              className="min-h-11 border-transparent border-b-3 px-3 text-sm font-semibold text-soft aria-selected:border-ink aria-selected:text-ink"
            >
              {titles[name]}
            </button>
          ))}
        </div>
        {aside}
      </div>
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${selected}`}
        className="flex min-h-0 flex-1 flex-col"
      >
        {children}
      </div>
    </>
  )
}
