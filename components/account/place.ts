/** Where to go after signing in: the page that sent here, if it is one of this site, else the progress. */
export function placeAfter(search: string, locale: string): string {
  const asked = new URLSearchParams(search).get('next') ?? ''
  return /^\/(en|zh)(\/[\w/-]*)?(\?[\w=&%.-]*)?$/.test(asked) && !asked.includes('//') ? asked : `/${locale}/progress`
}

/** The name that the server leaves beside the session, for the header. */
export function signedInName(cookies: string): string | null {
  const found = /(?:^|; )account-name=([^;]+)/.exec(cookies)
  try {
    return found ? decodeURIComponent(found[1]!) : null
  } catch {
    return null
  }
}
