import { useTranslations } from 'next-intl'
import { TextField } from '@/components/kit/field'

/** What is wrong with a field, by its name, as `Form` tells it. */
type TroubleOf = (field: string) => string | null

export function NameField({ troubleOf, defaultValue }: { troubleOf: TroubleOf; defaultValue?: string }) {
  const t = useTranslations('account.fields')
  return (
    <TextField
      label={t('name')}
      hint={t('nameHint')}
      name="name"
      autoComplete="name"
      defaultValue={defaultValue}
      trouble={troubleOf('name')}
    />
  )
}

/** `use` tells password managers apart whose address it is: the one that signs in, or another one. */
export function EmailField({ troubleOf, use = 'username' }: { troubleOf: TroubleOf; use?: 'username' | 'email' }) {
  const t = useTranslations('account.fields')
  return <TextField label={t('email')} name="email" type="email" autoComplete={use} trouble={troubleOf('email')} />
}

/** One that does not exist yet; `another` where there was one before. */
export function NewPasswordField({ troubleOf, another = false }: { troubleOf: TroubleOf; another?: boolean }) {
  const t = useTranslations('account.fields')
  return (
    <TextField
      label={t(another ? 'newPassword' : 'password')}
      hint={t('passwordHint')}
      name="password"
      type="password"
      autoComplete="new-password"
      trouble={troubleOf('password')}
    />
  )
}

/** The one that there is, asked for by `name`; `again` where one is signed in. */
export function PasswordField({
  troubleOf,
  name = 'current',
  again = false,
}: {
  troubleOf: TroubleOf
  name?: 'current' | 'password'
  again?: boolean
}) {
  const t = useTranslations('account.fields')
  return (
    <TextField
      label={t(again ? 'currentPassword' : 'password')}
      name={name}
      type="password"
      autoComplete="current-password"
      trouble={troubleOf(name)}
    />
  )
}
