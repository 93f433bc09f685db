'use client'
import { useLocale, useTranslations } from 'next-intl'
import { buttonClass } from '@/components/kit/button'
import { TextField } from '@/components/kit/field'
import { useFetched } from '@/components/progress/use-fetched'
import { useHydrated } from '@/components/question/use-slot'
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
            <TextField
              label={t('fields.email')}
              name="email"
              type="email"
              autoComplete="username"
              trouble={troubleOf('email')}
            />
            <TextField label={t('fields.password')} name="password" type="password" autoComplete="current-password" />
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
