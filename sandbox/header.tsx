'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import type { RunControl } from './run.ts'

const small =
  'min-h-11 rounded-md px-3 text-sm underline underline-offset-4 aria-disabled:no-underline aria-disabled:opacity-55'

/** The figure's name, and the way back from what was changed. */
export function Header({ title, control }: { title: string; control: RunControl }) {
  const t = useTranslations('sandbox')
  const id = useId()
  const { changed, undo, reset } = control
  const back = { className: small, 'aria-disabled': !changed, 'aria-describedby': changed ? undefined : id }
  return (
    <div className="flex flex-none flex-wrap items-center justify-between gap-x-2 border-b border-line ps-3 pe-1 @md:ps-4">
      <p className="m-0 py-2 font-semibold leading-tight">{title}</p>
      <div className="flex">
        <button type="button" {...back} onClick={() => changed && undo()}>
          {t('undo')}
        </button>
        <button type="button" {...back} onClick={() => changed && reset()}>
          {t('reset')}
        </button>
        {!changed && (
          <span id={id} className="sr-only">
            {t('unchanged')}
          </span>
        )}
      </div>
    </div>
  )
}
