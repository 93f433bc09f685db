/** The value of a cookie that came with the request. */
export function cookieOf(request: Request, name: string): string | undefined {
  const cookies = (request.headers.get('cookie') ?? '').split(';').map((cookie) => cookie.trim())
  return cookies.find((cookie) => cookie.startsWith(`${name}=`))?.slice(name.length + 1)
}

/** Where and how long a browser keeps a cookie. Lax: it comes along with a link from elsewhere, not with a write. */
export const kept = (seconds: number, secure: boolean): string =>
  `Path=/; Max-Age=${seconds}; SameSite=Lax${secure ? '; Secure' : ''}`
