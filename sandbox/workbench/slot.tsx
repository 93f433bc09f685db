'use client'

import { useLocale } from 'next-intl'
import { type ComponentType, type ReactNode, useEffect, useState } from 'react'
import type { WorkbenchProps } from './workbench.tsx'

/** After a failed load the next try comes after this long, ms. */
const patience = 5000

/** Shows `children` until the workbench, its texts and the simulator have been loaded. */
export function WorkbenchSlot({ children, ...props }: WorkbenchProps & { children: ReactNode }) {
  const locale = useLocale()
  const [Workbench, setWorkbench] = useState<ComponentType<WorkbenchProps> | null>(null)
  useEffect(() => {
    let retry: ReturnType<typeof setTimeout> | undefined
    let left = false
    const load = async () => {
      try {
        const workbench = await import('./workbench.tsx')
        await workbench.textsIn(locale)
        if (!left) setWorkbench(() => workbench.default)
      } catch {
        if (!left) retry = setTimeout(load, patience)
      }
    }
    void load()
    return () => {
      left = true
      clearTimeout(retry)
    }
  }, [locale])
  if (Workbench) return <Workbench {...props} />
  return <div className="min-h-screen rounded-lg border border-line bg-raised p-4 sm:p-6">{children}</div>
}
