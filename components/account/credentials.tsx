import { useTranslations } from 'next-intl'
import { EmailField, NewPasswordField, PasswordField } from './fields'
import { Form } from './form'

export function ChangeAddress({ email, onChange }: { email: string; onChange: () => void }) {
  const t = useTranslations('account')
  return (
    <>
      <p className="mb-4 text-soft">{t('account.email.now', { email })}</p>
      <Form<{ confirm?: boolean }>
        submit={t('account.email.submit')}
        method="PUT"
        address="/api/account/email"
        body={({ email, current }) => ({ email, password: current })}
        onDone={({ confirm }, { email = '' }) => {
          if (confirm) return t('account.email.check', { email })
          onChange()
          return t('account.saved')
        }}
      >
        {(troubleOf) => (
          <>
            <EmailField troubleOf={troubleOf} use="email" />
            <PasswordField troubleOf={troubleOf} again />
          </>
        )}
      </Form>
    </>
  )
}

export function ChangePassword() {
  const t = useTranslations('account')
  return (
    <>
      <p className="mb-4 text-soft">{t('account.password.lead')}</p>
      <Form
        submit={t('account.password.submit')}
        method="PUT"
        address="/api/account/password"
        onDone={() => t('account.password.done')}
      >
        {(troubleOf) => (
          <>
            <PasswordField troubleOf={troubleOf} again />
            <NewPasswordField troubleOf={troubleOf} another />
          </>
        )}
      </Form>
    </>
  )
}
