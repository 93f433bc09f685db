import { getTranslations } from 'next-intl/server'
import { askedLocale, cardsOfReader } from '@/server/answered-cards'
import { handle, json, methodNotAllowed } from '@/server/http/handle'

export const GET = handle(async (request) => {
  const t = await getTranslations({ locale: askedLocale(request), namespace: 'interview.anki' })
  return json(await cardsOfReader(request, t('whichRule')))
})

const refused = methodNotAllowed('GET', 'HEAD')

export { refused as POST, refused as PUT, refused as PATCH, refused as DELETE }
