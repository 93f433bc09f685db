'use client'
import { useLocale, useTranslations } from 'next-intl'
import { buttonClass } from '@/components/kit/button'
import { useFetched } from '@/components/progress/use-fetched'
import { useHydrated } from '@/components/question/use-slot'
import { EmailField, PasswordField } from './fields'
import { Form } from './form'
import { placeAfter } from './place'
import type { WaysIn } from './ways-in'

export function SignIn() {
  const t = useTranslations('account')
  const locale = useLocale()
  const hydrated = useHydrated()
  const ways = useFetched<WaysIn>('/api/session')
  const error = hydrated ? new URLSearchParams(location.search).get('error') : null
  const provider = ways.state === 'there' ? ways.value.provider : null
  return (
    <>
      {error && (
        <p role="alert" className="mb-6 text-bad">
          {t('signIn.providerFailed', { error })}
        </p>
      )}
      <Form
        submit={t('signIn.submit')}
        address="/api/sign-in"
        onDone={() => {
          location.assign(placeAfter(location.search, locale))
          return null
        }}
      >
        {(troubleOf) => (
          <>
            <EmailField troubleOf={troubleOf} />
            <PasswordField troubleOf={troubleOf} name="password" />
          </>
        )}
      </Form>
      {provider && (
        <p className="mb-4">
          <a href={`/api/sign-in/oidc?locale=${locale}`} className={buttonClass()}>
            {t('signIn.provider', { provider })}
          </a>
        </p>
      )}
      <p className="flex flex-wrap gap-x-6">
        <a href={`/${locale}/forgot`} className="inline-block py-2 underline">
          {t('signIn.forgot')}
        </a>
        <a href={`/${locale}/sign-up`} className="inline-block py-2 underline">
          {t('signIn.signUp')}
        </a>
      </p>
    </>
  )
}
