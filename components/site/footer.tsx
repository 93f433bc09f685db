import { getLocale, getTranslations } from 'next-intl/server'

const places = ['glossary', 'myths', 'captures', 'lab', 'classes', 'conformance'] as const

export async function Footer() {
  const t = await getTranslations('site')
  const locale = await getLocale()
  return (
    <footer className="isolate mt-24 border-t border-line">
      <div className="mx-auto max-w-6xl px-4 py-8 text-sm text-soft sm:px-6">
        <p>{t('footer.sources')}</p>
        <p className="mt-1">{t('footer.privacy')}</p>
        <nav aria-label={t('footer.label')} className="mt-3 flex flex-wrap gap-x-6">
          {places.map((place) => (
            <a key={place} href={`/${locale}/${place}`} className="inline-block py-2 underline">
              {t(`footer.${place}`)}
            </a>
          ))}
        </nav>
      </div>
    </footer>
  )
}
