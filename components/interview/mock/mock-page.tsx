'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button, buttonClass } from '@/components/kit/button'
import { useFetched } from '@/components/progress/use-fetched'
import { useHydrated } from '@/components/question/use-slot'
import type { BankItem } from './bank'
import type { Kept } from './kept'
import { Past } from './past'
import { browserShelf, openMock } from './saving'
import { Session } from './session'
import { Setup } from './setup'

/** Chooses, holds and reports mock interviews. The one in hand stands in the address, so that a reload finds it. */
export function MockPage() {
  const t = useTranslations('mock')
  const locale = useLocale()
  const hydrated = useHydrated()
  const bank = useFetched<BankItem[]>(hydrated ? `/${locale}/interview/bank.json` : null)
  const [mock, setMock] = useState<Kept | null | undefined>(undefined)

  useEffect(() => {
    const id = new URLSearchParams(location.search).get('id')
    if (!id) return setMock(null)
    let current = true
    void openMock(id).then((kept) => current && setMock(kept))
    return () => {
      current = false
    }
  }, [])

  function begin(kept: Kept) {
    browserShelf().put(kept)
    const address = `/${kept.state.locale}/interview/mock?id=${kept.id}`
    if (kept.state.locale !== locale) return location.assign(address)
    history.replaceState(null, '', address)
    setMock(kept)
  }

  if (bank.state === 'failed') {
    return (
      <p className="flex min-h-96 flex-wrap items-start gap-4">
        {t('failed')} <Button onClick={bank.again}>{t('retry')}</Button>
      </p>
    )
  }
  if (bank.state === 'loading' || mock === undefined) return <p className="min-h-96 text-soft">{t('loading')}</p>
  if (mock && mock.state.locale !== locale) {
    return (
      <p className="flex min-h-96 flex-wrap items-start gap-4">
        {t('otherLanguage')}{' '}
        <a href={`/${mock.state.locale}/interview/mock?id=${mock.id}`} className={buttonClass('primary')}>
          {t('toOther')}
        </a>
      </p>
    )
  }
  if (mock) return <Session key={mock.id} first={mock} bank={bank.value} />
  return (
    <>
      <Setup bank={bank.value} onBegin={begin} />
      <Past />
    </>
  )
}
