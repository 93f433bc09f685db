'use client'

import { type RefObject, useEffect, useRef, useState } from 'react'

/** The inner size of an element, px, kept up to date; 0 until it has been measured. */
export function useSize(): [RefObject<HTMLDivElement | null>, { width: number; height: number }] {
  const element = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState({ width: 0, height: 0 })
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      const { width, height } = entry!.contentRect
      setSize({ width: Math.floor(width), height: Math.floor(height) })
    })
    observer.observe(element.current!)
    return () => observer.disconnect()
  }, [])
  return [element, size]
}
