import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useId } from 'react'
import { Button } from '@/components/kit/button'
import { browserZone } from '@/components/progress/use-fetched'
import { ClassFields, classFieldsIn } from './class-fields'
import { StatusLine } from './status-line'
import { useChange } from './use-change'

export function NewClass() {
  const t = useTranslations('classroom.list')
  const locale = useLocale()
  const headingId = useId()
  const { change, busy, said } = useChange()
  async function make(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const made = await change<{ id: string }>('POST', '/api/classes', classFieldsIn(event.currentTarget), t('made'))
    if (made) location.assign(`/${locale}/classes/class?id=${made.id}`)
  }
  return (
    <section aria-labelledby={headingId}>
      <h2 id={headingId} className="text-2xl">
        {t('new')}
      </h2>
      <form onSubmit={make} className="mt-3 space-y-4">
        <ClassFields name="" term="" timeZone={browserZone()} />
        <Button type="submit" disabled={busy}>
          {t('make')}
        </Button>
        <StatusLine said={said} />
      </form>
    </section>
  )
}
