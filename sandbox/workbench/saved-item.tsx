import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/kit/button'
import type { Saved } from './saved.ts'

interface Props {
  saved: Saved
  locale: string
  onOpen: () => void
  onExport: () => void
  /** Whether the name was taken. */
  onRename: (name: string) => Promise<boolean>
  onDelete: () => void
}

const small = 'px-3! text-sm!'

export function SavedItem({ saved: { name, at }, locale, onOpen, onExport, onRename, onDelete }: Props) {
  const t = useTranslations('workbench.saved')
  const [renaming, setRenaming] = useState(false)
  const rename = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (await onRename(String(new FormData(event.currentTarget).get('name') ?? ''))) setRenaming(false)
  }
  const date = new Date(at)
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-b py-2">
      {renaming ? (
        <form onSubmit={rename} className="flex min-w-0 flex-1 basis-72 flex-wrap gap-2">
          <input
            name="name"
            aria-label={t('renameNamed', { name })}
            defaultValue={name}
            autoComplete="off"
            ref={(field) => field?.focus()}
            onKeyDown={(event) => event.key === 'Escape' && setRenaming(false)}
            className="min-h-11 min-w-0 flex-1 basis-full rounded-md sm:basis-40 border border-edge bg-page px-3"
          />
          <Button type="submit" className={small}>
            {t('renameDone')}
          </Button>
          <Button className={small} onClick={() => setRenaming(false)}>
            {t('cancel')}
          </Button>
        </form>
      ) : (
        <>
          <p className="m-0 min-w-0 flex-1 basis-60 break-words">
            <span className="font-semibold">{name}</span>
            {!Number.isNaN(date.getTime()) && (
              <span className="block text-soft text-sm">
                {t('when', { date: date.toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' }) })}
              </span>
            )}
          </p>
          <div className="flex flex-wrap gap-2">
            <Button className={small} aria-label={t('openNamed', { name })} onClick={onOpen}>
              {t('open')}
            </Button>
            <Button className={small} aria-label={t('renameNamed', { name })} onClick={() => setRenaming(true)}>
              {t('rename')}
            </Button>
            <Button className={small} aria-label={t('exportNamed', { name })} onClick={onExport}>
              {t('export')}
            </Button>
            <Button className={small} aria-label={t('deleteNamed', { name })} onClick={onDelete}>
              {t('delete')}
            </Button>
          </div>
        </>
      )}
    </li>
  )
}
