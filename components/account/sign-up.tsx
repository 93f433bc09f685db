'use client'
import { useLocale, useTranslations } from 'next-intl'
import { EmailField, NameField, NewPasswordField } from './fields'
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
            <NameField troubleOf={troubleOf} />
            <EmailField troubleOf={troubleOf} />
            <NewPasswordField troubleOf={troubleOf} />
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
