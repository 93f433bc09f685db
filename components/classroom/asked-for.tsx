import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button, buttonClass } from '@/components/kit/button'
import type { Fetched } from '@/components/progress/use-fetched'

/** What was fetched for this page, or why it is not there: sign in, no such class, the server is out of reach. */
export function AskedFor<T>({
  what,
  children,
}: {
  what: Fetched<T> & { again: () => void }
  children: (value: T) => ReactNode
}) {
  const t = useTranslations('classroom')
  if (what.state === 'loading') return <p className="min-h-96 text-soft">{t('loading')}</p>
  if (what.state === 'there') return children(what.value)
  if (what.status === 401) return <SignInFirst />
  if (what.status === 404 || what.status === 403) return <p className="min-h-96">{t('notThere')}</p>
  return (
    <p className="flex min-h-96 flex-wrap items-start gap-4">
      {t('failed')} <Button onClick={what.again}>{t('retry')}</Button>
    </p>
  )
}

/** Leads to the forms that come back here. */
export function SignInFirst({ lead }: { lead?: string }) {
  const t = useTranslations('classroom')
  const locale = useLocale()
  const next = new URLSearchParams({ next: `${location.pathname}${location.search}` })
  return (
    <div className="min-h-48">
      <p className="mb-4 max-w-[42rem]">{lead ?? t('signInFirst')}</p>
      <div className="flex flex-wrap gap-4">
        <a href={`/${locale}/sign-in?${next}`} className={buttonClass('primary')}>
          {t('signIn')}
        </a>
        <a href={`/${locale}/sign-up?${next}`} className={buttonClass()}>
          {t('signUp')}
        </a>
      </div>
    </div>
  )
}
