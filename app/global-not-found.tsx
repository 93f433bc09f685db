import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Logo } from '@/components/site/logo'
import { languageTags, locales } from '@/content/locale'
import './globals.css'

export const metadata: Metadata = { title: '404 · Four Waves · 四次挥手' }

/** An address outside both languages: answered in both. */
export default async function NotFound() {
  const texts = await Promise.all(
    locales.map(async (locale) => ({ locale, t: await getTranslations({ locale, namespace: 'site.notFound' }) })),
  )
  return (
    <html lang="en">
      <body>
        <main className="mx-auto max-w-xl space-y-10 px-4 py-20">
          <Logo className="size-12" />
          {texts.map(({ locale, t }, index) => {
            const Heading = index === 0 ? 'h1' : 'h2'
            return (
              <section key={locale} lang={languageTags[locale]}>
                <Heading className="text-3xl">{t('title')}</Heading>
                <p className="mt-2 text-soft">{t('text')}</p>
                <p className="mt-3">
                  <a href={`/${locale}`} className="inline-block py-2.5 underline">
                    {t('home')}
                  </a>
                </p>
              </section>
            )
          })}
        </main>
      </body>
    </html>
  )
}
