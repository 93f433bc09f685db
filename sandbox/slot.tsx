'use client'

import { useLocale } from 'next-intl'
import { type ComponentType, type ReactNode, useEffect, useRef, useState } from 'react'
import { boxClass } from './box.ts'
import type { SandboxProps } from './instrument.tsx'

/** After a failed load the next try comes after this long, ms. */
const patience = 5000

/** Shows `children`, in a box of the sandbox's size, until the sandbox has come near the screen and been loaded. */
export function SandboxSlot({ children, ...props }: SandboxProps & { children: ReactNode }) {
  const locale = useLocale()
  const { scenario } = props
  const [Sandbox, setSandbox] = useState<ComponentType<SandboxProps> | null>(null)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = place.current
    if (!element) return
    let retry: ReturnType<typeof setTimeout> | undefined
    const load = async () => {
      try {
        const sandbox = await import('./sandbox.tsx')
        await sandbox.prepare(scenario, locale)
        setSandbox(() => sandbox.default)
      } catch {
        retry = setTimeout(() => observer.observe(element), patience)
      }
    }
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return
        observer.disconnect()
        void load()
      },
      { rootMargin: '400px 0px' },
    )
    observer.observe(element)
    return () => {
      observer.disconnect()
      clearTimeout(retry)
    }
  }, [scenario, locale])
  if (Sandbox) return <Sandbox {...props} />
  return (
    <div ref={place} className="@container">
      <div className={boxClass[props.mode ?? 'figure']}>{children}</div>
    </div>
  )
}
