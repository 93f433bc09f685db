import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/content/locale'
import { LanguageSwitch } from './language-switch'
import { Logo } from './logo'
import { Places } from './places'

/** Where the header leads, in the order shown; texts in `site.nav`. */
const places = ['lessons', 'sandbox', 'interview', 'review', 'progress', 'search'] as const

export async function Header({ locale }: { locale: Locale }) {
  const t = await getTranslations('site')
  const links = places.map((place) => ({ href: `/${locale}/${place}`, text: t(`nav.${place}`) }))
  return (
    <header className="sticky top-0 z-10 border-b border-line bg-page">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:z-10 focus:m-2 focus:rounded focus:bg-raised focus:px-4 focus:py-3"
      >
        {t('skip')}
      </a>
      <div className="mx-auto flex min-h-14 max-w-6xl items-center justify-between gap-2 px-4 sm:px-6 lg:gap-4">
        <a href={`/${locale}`} className="flex min-h-11 flex-none items-center gap-2.5 no-underline">
          <Logo />
          <span className="font-heading text-xl">{t('name')}</span>
        </a>
        <nav aria-label={t('nav.label')} className="flex items-center gap-1 lg:gap-3">
          <Places
            links={links}
            menu={t('nav.menu')}
            signIn={{ href: `/${locale}/sign-in`, text: t('nav.signIn'), account: `/${locale}/account` }}
          />
          <LanguageSwitch label={t('nav.otherLanguage')} to={locale === 'en' ? 'zh' : 'en'} />
        </nav>
      </div>
    </header>
  )
}
