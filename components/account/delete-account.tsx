import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button, buttonClass } from '@/components/kit/button'
import { browserOutbox } from '@/components/question/browser'
import { PasswordField } from './fields'
import { Form } from './form'

/** Take everything along, or have it deleted. */
export function DeleteAccount({ hasPassword }: { hasPassword: boolean }) {
  const t = useTranslations('account.account.data')
  const locale = useLocale()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <p className="mb-4 text-soft">{t('lead')}</p>
      <a href="/api/me/export" download className={buttonClass()}>
        {t('export')}
      </a>
      <p className="mt-8 mb-4 text-soft">{t('deleteLead')}</p>
      {asking ? (
        <div className="rounded-lg border border-bad px-4 py-4">
          {hasPassword && <p className="mb-3">{t('sure')}</p>}
          <Form
            submit={t('confirm')}
            method="DELETE"
            address="/api/me"
            body={({ current }) => (hasPassword ? { password: current ?? '' } : {})}
            onDone={() => {
              browserOutbox().clear()
              location.assign(`/${locale}`)
              return t('deleted')
            }}
          >
            {(troubleOf) => hasPassword && <PasswordField troubleOf={troubleOf} again />}
          </Form>
          <Button onClick={() => setAsking(false)}>{t('cancel')}</Button>
        </div>
      ) : (
        <Button onClick={() => setAsking(true)}>{t('delete')}</Button>
      )}
    </>
  )
}
