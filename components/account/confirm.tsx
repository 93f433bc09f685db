'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useHydrated } from '@/components/question/use-slot'
import { PasswordField } from './fields'
import { Form } from './form'

/** The token stands behind the # of the address. */
export function Confirm() {
  const t = useTranslations('account')
  const locale = useLocale()
  const hydrated = useHydrated()
  if (hydrated && location.hash.length < 2) return <p>{t('confirm.noLink')}</p>
  return (
    <Form
      submit={t('confirm.submit')}
      address="/api/confirm"
      body={({ current }) => ({ token: location.hash.slice(1), password: current })}
      onDone={() => {
        location.assign(`/${locale}/account`)
        return null
      }}
    >
      {(troubleOf) => <PasswordField troubleOf={troubleOf} />}
    </Form>
  )
}
