import { problem } from './problem.ts'

/** The address of this site: SITE_URL behind a proxy, else plain http at the host that was asked for. */
export const siteOrigin = (request: Request, siteUrl = process.env.SITE_URL): string =>
  siteUrl ? new URL(siteUrl).origin : `http://${request.headers.get('host')}`

export const siteIsSecure = (siteUrl = process.env.SITE_URL): boolean => Boolean(siteUrl?.startsWith('https:'))

/**
 * Refuses a write that another site may have caused. A browser names the origin with every POST; where it is missing,
 * only the browser's own word that the request is same-origin counts.
 */
export function refuseCrossOrigin(request: Request, siteUrl = process.env.SITE_URL): Response | null {
  const origin = request.headers.get('origin')
  const fetchSite = request.headers.get('sec-fetch-site')
  const sameOrigin = origin === null ? fetchSite === 'same-origin' : origin === siteOrigin(request, siteUrl)
  const ownWord = fetchSite === null || fetchSite === 'same-origin'
  return sameOrigin && ownWord ? null : problem('cross-origin')
}
