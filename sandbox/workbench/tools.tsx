'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { buttonClass } from '@/components/kit/button'
import { Act } from '../act.tsx'
import { type Tool, tools, usePanel } from './use-panel.ts'
import type { Session } from './use-session.ts'

export interface PanelProps {
  session: Session
  title: string
}

/** What is done with the scenario as a whole: one panel is open at a time. */
export function Tools({ session, title }: PanelProps) {
  const t = useTranslations('workbench')
  const [open, setOpen] = useState<Tool | null>(null)
  const id = useId()
  const locked = (tool: Tool) => session.place.readOnly && (tool === 'settings' || tool === 'whatIf')
  const shown = open && !locked(open) ? open : null
  const { Panel, failed } = usePanel(shown)
  return (
    <div className="my-4">
      <fieldset className="relative flex min-w-0 flex-wrap gap-2">
        <legend className="sr-only">{t('tools.label')}</legend>
        {tools.map((tool) => (
          <Act
            key={tool}
            reason={locked(tool) ? t('tools.locked') : null}
            aria-expanded={shown === tool}
            aria-controls={shown === tool ? id : undefined}
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
      {shown && (
        <section
          id={id}
          aria-labelledby={`${id}-heading`}
          className="mt-3 rounded-lg border border-edge bg-raised p-4 sm:p-6"
        >
          <h3 id={`${id}-heading`} className="text-xl">
            {t(`${shown}.heading`)}
          </h3>
          <p className="mt-1 max-w-[48rem] text-soft">{t(`${shown}.lead`)}</p>
          {failed && <p role="alert">{t('tools.failed')}</p>}
          {Panel && <Panel session={session} title={title} />}
        </section>
      )}
    </div>
  )
}
