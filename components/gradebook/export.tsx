import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { classAddress } from '@/components/classroom/data'
import { buttonClass } from '@/components/kit/button'
import { CheckField } from '@/components/kit/field'

const files = ['grades', 'attempts', 'events'] as const

/** The class as files: links, so that the browser keeps what the server sends. */
export function Export({ id }: { id: string }) {
  const t = useTranslations('gradebook.export')
  const headingId = useId()
  const [mark, setMark] = useState(false)
  const address = (what: string, format: string) =>
    classAddress(
      id,
      `/export?${new URLSearchParams({ what, format, ...(mark && format === 'csv' ? { mark: '1' } : {}) })}`,
    )
  return (
    <section aria-labelledby={headingId} className="mt-12">
      <h2 id={headingId} className="text-2xl">
        {t('heading')}
      </h2>
      <CheckField
        label={t('mark')}
        hint={t('markHint')}
        checked={mark}
        onChange={({ currentTarget }) => setMark(currentTarget.checked)}
      />
      <ul className="mt-2">
        {files.map((what) => (
          <li key={what} className="flex flex-wrap items-center justify-between gap-3 border-b border-line py-3">
            <span className="max-w-[34rem]">
              <span className="font-medium">{t(`${what}.name`)}</span>
              <span className="block text-sm text-soft">{t(`${what}.hint`)}</span>
            </span>
            <span className="flex gap-3">
              {(['csv', 'json'] as const).map((format) => (
                <a key={format} href={address(what, format)} download className={buttonClass()}>
                  <span className="sr-only">{t(`${what}.name`)}</span> {format.toUpperCase()}
                </a>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
