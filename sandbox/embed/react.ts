// What the sandbox's views use of React, made of Preact: the embedded page has no room for React.
import { Fragment as fragment, options, type VNode } from 'preact'
import * as hooks from 'preact/hooks'

export const Fragment = fragment
export const { useCallback, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } = hooks

/** Runs are short there: drawing again costs less than comparing. */
export const memo = <Component>(component: Component): Component => component

export const startTransition = (act: () => void): void => act()

export function flushSync(act: () => void): void {
  const { debounceRendering } = options
  options.debounceRendering = (draw) => draw()
  act()
  options.debounceRendering = debounceRendering
}

export function useSyncExternalStore<Value>(subscribe: (changed: () => void) => () => void, read: () => Value): Value {
  const [value, set] = useState(read)
  useEffect(() => subscribe(() => set(read)), [subscribe, read])
  return value
}

/** React spells the attributes of SVG in its own way, and takes a number in a style for pixels. */
const spelled = /^(?:fill|stroke|font|text|paint)[A-Z]/
options.vnode = ({ type, props }: VNode<Record<string, unknown>>) => {
  if (typeof type !== 'string') return
  for (const name of Object.keys(props)) {
    if (!spelled.test(name)) continue
    props[name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)] = props[name]
    delete props[name]
  }
  if (props.style) props.style = inPixels(props.style)
}

const inPixels = (style: object) =>
  Object.fromEntries(
    Object.entries(style).map(([name, value]) => [name, typeof value === 'number' ? `${value}px` : value]),
  )
