'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { buttonClass } from '@/components/kit/button'
import { Act } from '../act.tsx'
import { SavedPanel } from './saved-panel.tsx'
import { SettingsPanel } from './settings-panel.tsx'
import { SharePanel } from './share-panel.tsx'
import type { Session } from './use-session.ts'
import { WhatIfPanel } from './what-if-panel.tsx'

const tools = ['settings', 'whatIf', 'share', 'saved'] as const
type Tool = (typeof tools)[number]

export interface PanelProps {
  session: Session
  title: string
}

const panels = { settings: SettingsPanel, whatIf: WhatIfPanel, share: SharePanel, saved: SavedPanel }

/** What is done with the scenario as a whole: one panel is open at a time. */
export function Tools({ session, title }: PanelProps) {
  const t = useTranslations('workbench')
  const [open, setOpen] = useState<Tool | null>(null)
  const id = useId()
  const Panel = open && panels[open]
  const locked = (tool: Tool) => session.place.readOnly && (tool === 'settings' || tool === 'whatIf')
  return (
    <div className="my-4">
      <fieldset className="relative flex min-w-0 flex-wrap gap-2">
        <legend className="sr-only">{t('tools.label')}</legend>
        {tools.map((tool) => (
          <Act
            key={tool}
            reason={locked(tool) ? t('tools.locked') : null}
            aria-expanded={open === tool}
            aria-controls={open === tool ? id : undefined}
            className="aria-expanded:bg-sunken"
            onPress={() => setOpen(open === tool ? null : tool)}
          >
            {t(`tools.${tool}`)}
          </Act>
        ))}
        <a href="#library" className={buttonClass()}>
          {t('library.toList')}
        </a>
      </fieldset>
      {Panel && open && !locked(open) && (
        <section
          id={id}
          aria-labelledby={`${id}-heading`}
          className="mt-3 rounded-lg border border-edge bg-raised p-4 sm:p-6"
        >
          <h3 id={`${id}-heading`} className="text-xl">
            {t(`${open}.heading`)}
          </h3>
          <p className="mt-1 max-w-[48rem] text-soft">{t(`${open}.lead`)}</p>
          <Panel session={session} title={title} />
        </section>
      )}
    </div>
  )
}
