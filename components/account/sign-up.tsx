'use client'
import { useLocale, useTranslations } from 'next-intl'
import { TextField } from '@/components/kit/field'
import { Form } from './form'
import { placeAfter } from './place'

export function SignUp() {
  const t = useTranslations('account')
  const locale = useLocale()
  return (
    <>
      <Form<{ confirm?: boolean }>
        submit={t('signUp.submit')}
        address="/api/sign-up"
        body={(values) => ({ ...values, locale })}
        onDone={({ confirm }, { email = '' }) => {
          if (confirm) return t('signUp.check', { email })
          location.assign(placeAfter(location.search, locale))
          return null
        }}
      >
        {(troubleOf) => (
          <>
            <TextField
              label={t('fields.name')}
              hint={t('fields.nameHint')}
              name="name"
              autoComplete="name"
              trouble={troubleOf('name')}
            />
            <TextField
              label={t('fields.email')}
              name="email"
              type="email"
              autoComplete="username"
              trouble={troubleOf('email')}
            />
            <TextField
              label={t('fields.password')}
              hint={t('fields.passwordHint')}
              name="password"
              type="password"
              autoComplete="new-password"
              trouble={troubleOf('password')}
            />
          </>
        )}
      </Form>
      <p>
        <a href={`/${locale}/sign-in`} className="inline-block py-2 underline">
          {t('signUp.signIn')}
        </a>
      </p>
    </>
  )
}
