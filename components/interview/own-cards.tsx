'use client'
import { useLocale, useTranslations } from 'next-intl'
import { buttonClass } from '@/components/kit/button'
import { useOwnCards } from './use-own-cards'

/** The package for Anki of the exercises that this reader has answered; nothing where there is none. */
export function OwnCards() {
  const t = useTranslations('interview')
  const locale = useLocale()
  const count = useOwnCards().length
  if (count === 0) return null
  return (
    <a href={`/api/interview/cards/file?locale=${locale}`} className={buttonClass()}>
      {t('ownCards', { count })}
    </a>
  )
}
