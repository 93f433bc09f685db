import { useTranslations } from 'next-intl'
import { TextField } from '@/components/kit/field'
import { ZoneField } from '@/components/kit/zone-field'

/** Name, term and time zone of a class, for making one and for changing one. */
export function ClassFields({ name, term, timeZone }: { name: string; term: string; timeZone: string }) {
  const t = useTranslations('classroom.fields')
  return (
    <>
      <TextField label={t('name')} name="name" required maxLength={120} defaultValue={name} />
      <TextField label={t('term')} hint={t('termHint')} name="term" maxLength={60} defaultValue={term} />
      <ZoneField label={t('timeZone')} hint={t('timeZoneHint')} name="timeZone" defaultValue={timeZone} />
    </>
  )
}

export function classFieldsIn(form: HTMLFormElement): { name: string; term: string; timeZone: string } {
  const data = new FormData(form)
  const text = (name: string) => String(data.get(name) ?? '')
  return { name: text('name'), term: text('term'), timeZone: text('timeZone') }
}
