import { type ComponentType, memo, useDeferredValue } from 'react'
import type { RunControl } from '../run.ts'

/** A view that may follow a frame later than the step: what has happened is drawn first, what can be done next after it. */
export function later<Props extends { control: RunControl }>(View: ComponentType<Props>): ComponentType<Props> {
  const Kept: ComponentType<Props> = memo(View)
  return function Later(props) {
    return <Kept {...props} control={useDeferredValue(props.control)} />
  }
}
