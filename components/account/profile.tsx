import { useLocale, useTranslations } from 'next-intl'
import { SelectField } from '@/components/kit/field'
import { ZoneField } from '@/components/kit/zone-field'
import { type LearnerSettings, putSettings } from '@/components/progress/settings'
import { browserZone, useFetched } from '@/components/progress/use-fetched'
import type { Own } from './account-data'
import { NameField } from './fields'
import { Form } from './form'

const languages = { en: 'English', zh: '中文' } as const

export function Profile({ account }: { account: Own }) {
  const t = useTranslations('account')
  const locale = useLocale()
  const settings = useFetched<LearnerSettings>('/api/settings')
  if (settings.state !== 'there') return <p className="min-h-40 text-soft">{t('loading')}</p>
  const zone = settings.value.timeZone ?? browserZone()

  return (
    <Form
      submit={t('account.profile.submit')}
      method="PATCH"
      address="/api/account"
      body={({ name, locale }) => ({ name, locale })}
      onDone={(_, values) => {
        void putSettings({ timeZone: values.timeZone ?? zone })
        if (values.locale === locale) return t('account.saved')
        location.assign(`/${values.locale}/account`)
        return null
      }}
    >
      {(troubleOf) => (
        <>
          <NameField troubleOf={troubleOf} defaultValue={account.name} />
          <SelectField label={t('fields.locale')} name="locale" defaultValue={account.locale}>
            {Object.entries(languages).map(([value, text]) => (
              <option key={value} value={value} lang={value}>
                {text}
              </option>
            ))}
          </SelectField>
          <ZoneField label={t('fields.timeZone')} name="timeZone" defaultValue={zone} />
        </>
      )}
    </Form>
  )
}
