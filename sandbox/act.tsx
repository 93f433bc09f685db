'use client'

import { type ComponentProps, useId } from 'react'
import { Button } from '@/components/kit/button'

interface Props extends ComponentProps<'button'> {
  /** Why it can do nothing now, if so. */
  reason: string | null
  onPress: () => void
}

/** A button that says why when it can do nothing: to a screen reader always, to all when it is pointed at or focused. */
export function Act({ reason, onPress, className = '', ...rest }: Props) {
  const id = useId()
  return (
    <>
      <Button
        {...rest}
        className={`peer ${className}`}
        aria-disabled={!!reason}
        aria-describedby={reason ? id : undefined}
        onClick={() => reason || onPress()}
      />
      {reason && (
        <span
          id={id}
          role="tooltip"
          className="pointer-events-none invisible absolute start-0 top-full z-10 rounded bg-ink px-2 py-1 text-page text-xs leading-snug peer-hover:visible peer-focus:visible"
        >
          {reason}
        </span>
      )}
    </>
  )
}
