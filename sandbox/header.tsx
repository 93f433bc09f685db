'use client'

import { useTranslations } from 'next-intl'
import { Act } from './act.tsx'
import type { RunControl } from './run.ts'

const plain = 'border-transparent! px-3! text-sm! font-normal! underline underline-offset-4 aria-disabled:no-underline'

/** The figure's name, and the way back from what was changed. */
export function Header({ title, control }: { title: string; control: RunControl }) {
  const t = useTranslations('sandbox')
  const reason = control.changed ? null : t('unchanged')
  return (
    <div className="relative flex flex-none flex-wrap items-center border-line border-b ps-3 pe-1 @md:ps-4">
      <p className="m-0 me-auto py-2 leading-tight font-semibold">{title}</p>
      <span className="flex flex-none">
        <Act className={plain} reason={reason} onPress={control.undo}>
          {t('undo')}
        </Act>
        <Act className={plain} reason={reason} onPress={control.reset}>
          {t('reset')}
        </Act>
      </span>
    </div>
  )
}
