'use client'

import { useTranslations } from 'next-intl'
import { useId, useRef, useState } from 'react'
import { Button } from '@/components/kit/button'
import { type Control, controls, type Theme, themes } from './address.ts'
import { embedCode } from './embed-code.ts'

interface Props {
  locale: string
  /** Becomes the title of the frame. */
  title: string
  /** Of a share link, from `#` on; asked for when the dialog opens. */
  hash: () => string | Promise<string>
}

/** A button that opens the HTML with which a page shows this run in a frame. */
export function EmbedDialog({ locale, title, hash }: Props) {
  const t = useTranslations('embed.dialog')
  const dialog = useRef<HTMLDialogElement>(null)
  const text = useRef<HTMLTextAreaElement>(null)
  const [place, setPlace] = useState('')
  const [chosen, choose] = useState<readonly Control[]>(controls)
  const [theme, setTheme] = useState<Theme>('auto')
  const [said, say] = useState('')
  const [heading, field] = [useId(), useId()]
  const code =
    place && embedCode({ origin: location.origin, locale, title, hash: place, wishes: { controls: chosen, theme } })

  const open = async () => {
    say('')
    setPlace(await hash())
    dialog.current?.showModal()
  }
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(code)
      say(t('copied'))
    } catch {
      text.current?.select()
      say(t('notCopied'))
    }
  }
  return (
    <>
      <Button onClick={open}>{t('open')}</Button>
      <dialog
        ref={dialog}
        aria-labelledby={heading}
        className="m-auto w-[min(44rem,calc(100vw-2rem))] rounded-lg border border-edge bg-page p-5 text-ink backdrop:bg-black/50"
      >
        <h2 id={heading} className="text-2xl">
          {t('heading')}
        </h2>
        <fieldset className="mt-4">
          <legend className="font-semibold">{t('controls')}</legend>
          <div className="flex flex-wrap gap-x-5">
            {controls.map((control) => (
              <label key={control} className="flex min-h-11 items-center gap-2">
                <input
                  type="checkbox"
                  checked={chosen.includes(control)}
                  onChange={({ target }) =>
                    choose(controls.filter((each) => (each === control ? target.checked : chosen.includes(each))))
                  }
                  className="size-5 accent-ink"
                />
                {t(`control.${control}`)}
              </label>
            ))}
          </div>
        </fieldset>
        <fieldset className="mt-2">
          <legend className="font-semibold">{t('theme')}</legend>
          <div className="flex flex-wrap gap-x-5">
            {themes.map((each) => (
              <label key={each} className="flex min-h-11 items-center gap-2">
                <input
                  type="radio"
                  name={field}
                  checked={theme === each}
                  onChange={() => setTheme(each)}
                  className="size-5 accent-ink"
                />
                {t(`themes.${each}`)}
              </label>
            ))}
          </div>
        </fieldset>
        <label htmlFor={field} className="mt-3 block font-semibold">
          {t('code')}
        </label>
        <textarea
          ref={text}
          id={field}
          readOnly
          rows={9}
          value={code}
          spellCheck={false}
          className="mt-1 w-full rounded-md border border-edge bg-raised p-2 font-mono text-xs break-all"
        />
        <p className="mt-1 text-soft text-sm">{t('codeNote')}</p>
        <div className="mt-4 flex flex-wrap items-center gap-3">
          <Button variant="primary" onClick={copy}>
            {t('copy')}
          </Button>
          <Button onClick={() => dialog.current?.close()}>{t('close')}</Button>
          <span role="status">{said}</span>
        </div>
      </dialog>
    </>
  )
}
