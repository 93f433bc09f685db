'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { buttonClass } from '@/components/kit/button'
import { NewPasswordField } from './fields'
import { Form } from './form'

/** The token stands behind the # of the address. */
export function Reset() {
  const t = useTranslations('account')
  const locale = useLocale()
  const [done, setDone] = useState(false)
  if (done) {
    return (
      <>
        <p role="status" className="mb-4">
          {t('reset.done')}
        </p>
        <a href={`/${locale}/sign-in`} className={buttonClass('primary')}>
          {t('reset.signIn')}
        </a>
      </>
    )
  }
  return (
    <Form
      submit={t('reset.submit')}
      address="/api/reset"
      body={(values) => ({ ...values, token: location.hash.slice(1) })}
      onDone={() => {
        setDone(true)
        return null
      }}
    >
      {(troubleOf) => <NewPasswordField troubleOf={troubleOf} another />}
    </Form>
  )
}
