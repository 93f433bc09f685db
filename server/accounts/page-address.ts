import { siteOrigin } from '../http/same-origin.ts'

/** Where a letter leads. The token stands behind the #, which is sent to no server and written in no log. */
export const pageAddress = (request: Request, locale: string, page: string, token?: string): string =>
  `${siteOrigin(request)}/${locale}/${page}${token === undefined ? '' : `#${token}`}`
