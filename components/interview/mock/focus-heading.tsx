import { type ReactNode, useEffect, useRef } from 'react'

/** What the page shows now, said to who cannot see it: the heading takes the focus when it appears. */
export function FocusHeading({ className = 'text-2xl', children }: { className?: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <h2 ref={heading} tabIndex={-1} className={className}>
      {children}
    </h2>
  )
}
