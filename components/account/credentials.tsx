import { useTranslations } from 'next-intl'
import { TextField } from '@/components/kit/field'
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
            <TextField
              label={t('fields.email')}
              name="email"
              type="email"
              autoComplete="email"
              trouble={troubleOf('email')}
            />
            <Current trouble={troubleOf('current')} />
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
            <Current trouble={troubleOf('current')} />
            <TextField
              label={t('fields.newPassword')}
              hint={t('fields.passwordHint')}
              name="password"
              type="password"
              autoComplete="new-password"
              trouble={troubleOf('password')}
            />
          </>
        )}
      </Form>
    </>
  )
}

export function Current({ trouble }: { trouble: string | null }) {
  const t = useTranslations('account.fields')
  return (
    <TextField
      label={t('currentPassword')}
      name="current"
      type="password"
      autoComplete="current-password"
      trouble={trouble}
    />
  )
}
