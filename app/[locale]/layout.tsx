import type { Metadata, Viewport } from 'next'
import localFont from 'next/font/local'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { OutboxBanner } from '@/components/question/outbox-banner'
import { QuestionTexts } from '@/components/question/texts'
import { Footer } from '@/components/site/footer'
import { Header } from '@/components/site/header'
import { isLocale, languageTags, locales } from '@/content/locale'
import '../globals.css'

const newsreader = localFont({
  src: '../../components/fonts/newsreader-500-latin.woff2',
  weight: '500',
  variable: '--font-newsreader',
  adjustFontFallback: 'Times New Roman',
})

export const dynamicParams = false
export const generateStaticParams = () => locales.map((locale) => ({ locale }))

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf9f6' },
    { media: '(prefers-color-scheme: dark)', color: '#15171b' },
  ],
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('site')
  // Search engines take only full addresses for the other language of a page.
  const metadataBase = new URL(process.env.SITE_URL ?? 'http://localhost:3000')
  return {
    metadataBase,
    title: { default: t('title'), template: `%s · ${t('name')}` },
    description: t('description'),
    openGraph: { siteName: t('name'), type: 'website', images: [`/share/home.${await getLocale()}.png`] },
    twitter: { card: 'summary_large_image' },
  }
}

export default async function Layout({ children, params }: LayoutProps<'/[locale]'>) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  return (
    <html lang={languageTags[locale]} className={newsreader.variable}>
      <body className="flex min-h-screen flex-col">
        <QuestionTexts locale={locale}>
          <Header locale={locale} />
          <main id="main" tabIndex={-1} className="flex-1 outline-none">
            {children}
          </main>
          <OutboxBanner />
          <Footer />
        </QuestionTexts>
      </body>
    </html>
  )
}
