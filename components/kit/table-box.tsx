import type { ReactNode } from 'react'

/** A table wider than the screen scrolls in a box of its own, by keys too. */
export function TableBox({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section
      aria-label={label}
      tabIndex={0}
      className="relative overflow-x-auto rounded-lg border border-line bg-raised [&_button]:whitespace-nowrap [&_td]:px-3 [&_td]:py-1.5 [&_td]:align-top [&_th]:px-3 [&_th]:py-1.5 [&_th]:text-start [&_th]:align-top [&_thead]:border-b [&_thead]:border-edge [&_thead]:text-sm [&_thead]:whitespace-nowrap [&_tr]:border-line"
    >
      {children}
    </section>
  )
}
