import { getTranslations } from 'next-intl/server'
import { cardsOfReader } from '@/server/answered-cards'
import { handle, json, methodNotAllowed } from '@/server/http/handle'
import { localeIn } from '@/server/http/locale'

export const GET = handle(async (request) => {
  const t = await getTranslations({ locale: localeIn(request), namespace: 'interview.anki' })
  return json(await cardsOfReader(request, t('whichRule')))
})

const refused = methodNotAllowed('GET', 'HEAD')

export { refused as POST, refused as PUT, refused as PATCH, refused as DELETE }
