import { getTranslations } from 'next-intl/server'
import { deckNames } from '@/components/interview/deck-names'
import { ankiFile } from '@/server/anki/package'
import { cardsOfReader } from '@/server/answered-cards'
import { handle, methodNotAllowed } from '@/server/http/handle'
import { localeIn } from '@/server/http/locale'
import { problem } from '@/server/http/problem'

export const GET = handle(async (request) => {
  const locale = localeIn(request)
  const t = await getTranslations({ locale, namespace: 'interview.anki' })
  const cards = await cardsOfReader(request, t('whichRule'))
  if (cards.length === 0) return problem('not-found')
  const file = ankiFile(`four-waves-exercises-${locale}`, cards, locale, await deckNames(locale))
  file.headers.set('cache-control', 'no-store')
  return file
})

const refused = methodNotAllowed('GET', 'HEAD')

export { refused as POST, refused as PUT, refused as PATCH, refused as DELETE }
