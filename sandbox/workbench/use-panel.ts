'use client'

import { useLocale } from 'next-intl'
import { type ComponentType, useEffect, useState } from 'react'
import type { PanelProps } from './tools.tsx'

export const tools = ['settings', 'whatIf', 'share', 'download', 'saved'] as const
export type Tool = (typeof tools)[number]

/** A panel comes when it is opened for the first time. */
const files: Record<Tool, (locale: string) => Promise<ComponentType<PanelProps>>> = {
  settings: () => import('./settings-panel.tsx').then((file) => file.SettingsPanel),
  whatIf: () => import('./what-if-panel.tsx').then((file) => file.WhatIfPanel),
  share: async (locale) => {
    const [file, embed] = await Promise.all([import('./share-panel.tsx'), import('./embed-button.tsx')])
    await embed.textsIn(locale)
    return file.SharePanel
  },
  download: async (locale) => {
    const file = await import('./download-panel.tsx')
    await file.textsIn(locale)
    return file.DownloadPanel
  },
  saved: () => import('./saved-panel.tsx').then((file) => file.SavedPanel),
}

/** `failed`: it could not be loaded; opening it again asks again. */
export function usePanel(tool: Tool | null): { Panel: ComponentType<PanelProps> | null; failed: boolean } {
  const locale = useLocale()
  const [loaded, setLoaded] = useState<{ tool: Tool; Panel: ComponentType<PanelProps> | null } | null>(null)
  useEffect(() => {
    if (!tool) return
    let left = false
    const settle = (Panel: ComponentType<PanelProps> | null) => left || setLoaded({ tool, Panel })
    files[tool](locale).then(settle, () => settle(null))
    return () => {
      left = true
    }
  }, [tool, locale])
  const current = loaded?.tool === tool ? loaded : null
  return { Panel: current?.Panel ?? null, failed: current !== null && !current.Panel }
}
