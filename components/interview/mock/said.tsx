import { useTranslations } from 'next-intl'

/** What was typed, to hold against the answer. */
export function Said({ text }: { text: string }) {
  const t = useTranslations('mock')
  if (text.trim() === '') return null
  return (
    <div className="mb-6 max-w-[42rem] border-s-4 border-line ps-4">
      <p className="text-sm text-soft">{t('yours')}</p>
      <p className="break-words whitespace-pre-wrap">{text}</p>
    </div>
  )
}
