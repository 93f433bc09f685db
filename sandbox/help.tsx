'use client'

import { useTranslations } from 'next-intl'

const keys = [
  ['Space', 'play'],
  ['→', 'step'],
  ['←', 'stepBack'],
  ['Home', 'toStart'],
  ['End', 'toEnd'],
] as const

/** The shortcuts; they work while the focus is inside the sandbox. */
export function Help() {
  const t = useTranslations('sandbox')
  return (
    <details className="flex-none border-t border-line px-3 text-sm">
      <summary className="py-2.5">{t('keys')}</summary>
      <dl className="m-0 mb-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {keys.map(([key, does]) => (
          <div key={key} className="contents">
            <dt>
              <kbd lang="en" className="rounded border border-edge px-1.5 font-mono text-xs">
                {key}
              </kbd>
            </dt>
            <dd className="m-0">{t(does)}</dd>
          </div>
        ))}
      </dl>
      <p className="mb-3 max-w-none text-soft">{t('keysNote')}</p>
    </details>
  )
}
