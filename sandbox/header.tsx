'use client'

import { useTranslations } from 'next-intl'
import { Act } from './act.tsx'
import type { Change } from './change.ts'
import type { RunControl } from './run.ts'

const plain = 'border-transparent! px-3! text-sm! font-normal! underline underline-offset-4 aria-disabled:no-underline'

/** The figure's name, and the way back from what was changed. */
export function Header({ title, control }: { title: string; control: RunControl }) {
  const t = useTranslations('sandbox')
  const { undoes, redoes } = control
  const unchanged = t('unchanged')
  const name = (what: string, change: Change | null) =>
    change ? t('named', { what, change: t(`change.${change.code}`, { ...change.values }) }) : undefined
  return (
    <div className="relative flex flex-none flex-wrap items-center border-line border-b ps-3 pe-1 @md:ps-4">
      <p className="m-0 me-auto py-2 leading-tight font-semibold">{title}</p>
      <span className="flex flex-none">
        <Act
          className={plain}
          aria-label={name(t('undo'), undoes)}
          reason={undoes ? null : unchanged}
          onPress={control.undo}
        >
          {t('undo')}
        </Act>
        {redoes && (
          <Act className={plain} aria-label={name(t('redo'), redoes)} reason={null} onPress={control.redo}>
            {t('redo')}
          </Act>
        )}
        <Act className={plain} reason={control.changed ? null : unchanged} onPress={control.reset}>
          {t('reset')}
        </Act>
      </span>
    </div>
  )
}
