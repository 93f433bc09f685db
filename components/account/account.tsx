'use client'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button, buttonClass } from '@/components/kit/button'
import { send } from '@/components/kit/send'
import { useFetched } from '@/components/progress/use-fetched'
import type { Own } from './account-data'
import { ChangeAddress, ChangePassword } from './credentials'
import { DeleteAccount } from './delete-account'
import { Profile } from './profile'
import { Sessions } from './sessions'
import type { WaysIn } from './ways-in'

/** Everything about the account of who is signed in. */
export function Account() {
  const t = useTranslations('account.account')
  const locale = useLocale()
  const ways = useFetched<WaysIn>('/api/session')
  const signedIn = ways.state === 'there' && ways.value.user !== null
  const own = useFetched<Own>(signedIn ? '/api/account' : null)
  if (ways.state === 'there' && !signedIn) {
    return (
      <>
        <p className="mb-4">{t('signedOut')}</p>
        <a href={`/${locale}/sign-in?next=/${locale}/account`} className={buttonClass('primary')}>
          {t('signIn')}
        </a>
      </>
    )
  }
  if (own.state !== 'there') return <Waiting failed={ways.state === 'failed' || own.state === 'failed'} />
  const account = own.value
  return (
    <div className="space-y-12">
      <div className="flex flex-wrap items-center gap-4">
        <p>
          {account.name} · {account.email} · {t(`role.${account.role}`)}
        </p>
        <Button onClick={() => void leave(locale)}>{t('signOut')}</Button>
      </div>
      <Part title={t('profile.heading')}>
        <Profile account={account} />
      </Part>
      {account.hasPassword && (
        <>
          <Part title={t('email.heading')}>
            <ChangeAddress email={account.email} onChange={own.again} />
          </Part>
          <Part title={t('password.heading')}>
            <ChangePassword />
          </Part>
        </>
      )}
      <Part title={t('sessions.heading')}>
        <Sessions />
      </Part>
      <Part title={t('data.heading')}>
        <DeleteAccount hasPassword={account.hasPassword} />
      </Part>
    </div>
  )
}

async function leave(locale: string) {
  const left = await send('POST', '/api/sign-out')
  if (left.ok) location.assign(`/${locale}`)
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section>
    <h2 className="mb-4 text-2xl">{title}</h2>
    {children}
  </section>
)

function Waiting({ failed }: { failed: boolean }) {
  const t = useTranslations('account')
  return (
    <p role="status" className="min-h-96 text-soft">
      {failed ? t('code.other') : t('loading')}
    </p>
  )
}
