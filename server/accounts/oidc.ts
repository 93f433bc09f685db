import 'server-only'
import { defaultLocale, isLocale } from '../../content/locale.ts'
import { database } from '../database/database.ts'
import { retryWhenBusy } from '../database/retry.ts'
import { localeIn } from '../http/locale.ts'
import { problem } from '../http/problem.ts'
import { auth } from './auth.ts'
import { browserOf, settleIn } from './entering.ts'
import { oidcName, oidcProvider } from './oidc-settings.ts'
import { tokenHash } from './session.ts'

/** GET /api/sign-in/oidc?locale=: to the provider. The way back is fixed here, no address of the request is followed. */
export async function startOidc(request: Request): Promise<Response> {
  if (!oidcName()) return problem('not-found')
  const locale = localeIn(request)
  const started = await auth().api.signInSocial({
    body: { provider: oidcProvider, callbackURL: `/${locale}/account`, errorCallbackURL: `/${locale}/sign-in` },
    headers: new Headers(),
    asResponse: true,
  })
  const { url } = await started.json()
  if (!started.ok || typeof url !== 'string')
    throw new Error(`the OpenID provider cannot be reached: ${started.status}`)
  return new Response(null, { status: 302, headers: [['location', url], noStore, ...cookiesOf(started)] })
}

/** GET /api/auth/callback/oidc: back from the provider. better-auth checks what came; the session is then one of ours. */
export async function finishOidc(request: Request): Promise<Response> {
  if (!oidcName()) return problem('not-found')
  const headers = new Headers({ cookie: request.headers.get('cookie') ?? '', 'user-agent': browserOf(request) })
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const finished = await auth().api.callbackOAuth({
    params: { id: oidcProvider },
    query,
    headers,
    asResponse: true,
  })
  const token = newToken(finished)
  const found = token && (await userOf(token))
  const entered = found ? await settleIn(request, found.user, token) : []
  return new Response(null, {
    status: 302,
    headers: [['location', placeOf(finished, Boolean(found))], noStore, ...cookiesOf(finished), ...entered],
  })
}

const noStore: [string, string] = ['cache-control', 'no-store']
const theirs = /^(?:__Secure-)?better-auth\.session_token=/

const userOf = (token: string) =>
  retryWhenBusy(() =>
    database().client.session.findUnique({ where: { token: tokenHash(token) }, include: { user: true } }),
  )

/** The state of the round trip; the session's own cookie stays here. */
const cookiesOf = (response: Response): [string, string][] =>
  response.headers
    .getSetCookie()
    .filter((cookie) => !theirs.test(cookie))
    .map((cookie) => ['set-cookie', cookie])

function newToken(response: Response): string | undefined {
  const cookie = response.headers.getSetCookie().find((each) => theirs.test(each))
  return cookie && decodeURIComponent(cookie.split(';')[0]!.replace(theirs, '')).split('.')[0]
}

/** Only the path and the code of better-auth's answer: it never leads to another site. */
function placeOf(response: Response, signedIn: boolean): string {
  const { pathname, searchParams } = new URL(response.headers.get('location') ?? '/', 'http://here')
  const locale = pathname.split('/')[1]
  const home = `/${isLocale(locale) ? locale : defaultLocale}`
  if (signedIn) return `${home}/account`
  return `${home}/sign-in?error=${encodeURIComponent(searchParams.get('error') ?? 'unknown')}`
}
