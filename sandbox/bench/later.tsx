import { type ComponentType, memo } from 'react'
import { useRested } from '../rested.ts'
import type { RunControl } from '../run.ts'

/** A view that follows when the learner pauses: what has happened is drawn first, what can be done next after it. */
export function later<Props extends { control: RunControl }>(View: ComponentType<Props>): ComponentType<Props> {
  const Kept: ComponentType<Props> = memo(View)
  return function Later(props) {
    return <Kept {...props} control={useRested(props.control)} />
  }
}
