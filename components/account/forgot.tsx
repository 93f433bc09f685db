'use client'
import { useLocale, useTranslations } from 'next-intl'
import { TextField } from '@/components/kit/field'
import { useFetched } from '@/components/progress/use-fetched'
import { Form } from './form'
import type { WaysIn } from './ways-in'

export function Forgot() {
  const t = useTranslations('account')
  const locale = useLocale()
  const ways = useFetched<WaysIn>('/api/session')
  if (ways.state === 'there' && !ways.value.mail) return <p>{t('forgot.noMail')}</p>
  return (
    <>
      <p className="mb-6">{t('forgot.lead')}</p>
      <Form
        submit={t('forgot.submit')}
        address="/api/reset-requests"
        body={(values) => ({ ...values, locale })}
        onDone={(_, { email = '' }) => t('forgot.sent', { email })}
      >
        {(troubleOf) => (
          <TextField
            label={t('fields.email')}
            name="email"
            type="email"
            autoComplete="username"
            trouble={troubleOf('email')}
          />
        )}
      </Form>
    </>
  )
}
