import { isLocale, locales } from '@/content/locale'

/** The site's root leads to the reader's language: the browser's first accepted one that we have. */
export function GET(request: Request) {
  const accepted = (request.headers.get('accept-language') ?? '')
    .split(',')
    .map((item) => {
      const [tag = '', ...parameters] = item.trim().split(';')
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='))
      return { language: tag.toLowerCase().split('-')[0], quality: quality ? Number(quality.trim().slice(2)) : 1 }
    })
    .sort((a, b) => b.quality - a.quality)
  const locale = accepted.map((item) => item.language).find(isLocale) ?? locales[0]
  return new Response(null, { status: 307, headers: { location: `/${locale}`, vary: 'accept-language' } })
}
