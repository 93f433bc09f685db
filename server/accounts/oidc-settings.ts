import 'server-only'

export const oidcProvider = 'oidc'

type Settings = Record<string, string | undefined>

/** What the button is called; null when nobody set up a provider. */
export function oidcName(env: Settings = process.env): string | null {
  return env.OIDC_ISSUER ? (env.OIDC_NAME ?? new URL(env.OIDC_ISSUER).hostname) : null
}

/** For better-auth: discovery, PKCE, a nonce, and an id token that is signed by the issuer's keys. */
export function openIdConnect(env: Settings = process.env) {
  if (!env.OIDC_ISSUER) return null
  if (!env.OIDC_CLIENT_ID || !env.SITE_URL) throw new Error('OIDC_ISSUER needs OIDC_CLIENT_ID and SITE_URL')
  return {
    providerId: oidcProvider,
    discoveryUrl: `${env.OIDC_ISSUER.replace(/\/$/, '')}/.well-known/openid-configuration`,
    clientId: env.OIDC_CLIENT_ID,
    ...(env.OIDC_CLIENT_SECRET ? { clientSecret: env.OIDC_CLIENT_SECRET } : {}),
    scopes: ['openid', 'email', 'profile'],
    pkce: true,
    requireIdTokenVerification: true,
  }
}
