import { getTranslations } from 'next-intl/server'
import type { Unit } from '@/components/course/course'
import type { Locale } from '@/content/locale'

/** Stands at the end of a unit's last lesson. */
export async function CheckUpLink({ unit, locale }: { unit: Unit; locale: Locale }) {
  const t = await getTranslations('progress.checkUp')
  return (
    <a
      href={`/${locale}/check-up/${unit}`}
      className="block rounded-lg border border-line bg-raised px-5 py-4 no-underline hover:border-edge"
    >
      <span className="font-heading text-xl">{t('link')}</span>
      <span className="block text-sm text-soft">{t('linkText')}</span>
    </a>
  )
}
