'use client'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/kit/button'

export default function ErrorPage({ reset }: { reset: () => void }) {
  const t = useTranslations('site.error')
  return (
    <div className="mx-auto max-w-xl px-4 py-20">
      <h1 className="text-3xl">{t('title')}</h1>
      <p className="mt-3 text-soft">{t('text')}</p>
      <Button className="mt-6" onClick={reset}>
        {t('retry')}
      </Button>
    </div>
  )
}
