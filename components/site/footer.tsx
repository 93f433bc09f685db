import { getLocale, getTranslations } from 'next-intl/server'

export async function Footer() {
  const t = await getTranslations('site')
  const locale = await getLocale()
  return (
    <footer className="mt-24 border-t border-line">
      <div className="mx-auto max-w-6xl px-4 py-8 text-sm text-soft sm:px-6">
        <p>{t('footer.sources')}</p>
        <p className="mt-1">{t('footer.privacy')}</p>
        <p className="mt-2">
          <a href={`/${locale}/conformance`} className="inline-block py-2 underline">
            {t('footer.conformance')}
          </a>
        </p>
      </div>
    </footer>
  )
}
