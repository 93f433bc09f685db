'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useFetched } from '@/components/progress/use-fetched'
import { EmailField } from './fields'
import { Form } from './form'
import type { WaysIn } from './ways-in'

export function Forgot() {
  const t = useTranslations('account')
  const locale = useLocale()
  const ways = useFetched<WaysIn>('/api/session')
  if (ways.state === 'there' && !ways.value.mail) return <p>{t('forgot.noMail')}</p>
  return (
    <>
      <p className="mb-6">{t('forgot.letter')}</p>
      <Form
        submit={t('forgot.submit')}
        address="/api/reset-requests"
        body={(values) => ({ ...values, locale })}
        onDone={(_, { email = '' }) => t('forgot.sent', { email })}
      >
        {(troubleOf) => <EmailField troubleOf={troubleOf} />}
      </Form>
    </>
  )
}
