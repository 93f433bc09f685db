import { readFileSync } from 'node:fs'
import { builtPages, inlineScripts, scriptHash } from './pages.mjs'

/** Of every answer, whatever it is. */
const always = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
}

const pagePolicy = (scripts, frames = "'none'") =>
  [
    "default-src 'self'",
    `script-src ${["'self'", ...scripts].join(' ')}`,
    "style-src 'self'",
    "worker-src 'self'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${frames}`,
  ].join('; ')

/** Made to stand in a frame on anybody's page; it knows no session, so there is nothing to steal a press for. */
const embeddable = /^\/(en|zh)\/embed$/

/** Of what is no page. */
const dataPolicy = "default-src 'none'; frame-ancestors 'none'"
/** A worker is bound by the policy of its own script, and loads further ones. */
const staticPolicy = "default-src 'none'; script-src 'self'; frame-ancestors 'none'"

/**
 * Pages are built ahead, so the hashes of their inline scripts are known. Any other answer gets the hashes of the error
 * pages, the only ones that may appear at an address that nobody built.
 */
export function securityHeaders(root, secure) {
  const hashesOf = ({ file }) => inlineScripts(readFileSync(file, 'utf8')).map(scriptHash)
  const pages = builtPages(root)
  const errors = pages.filter(({ pathname, status }) => status !== 200 || /^\/(_|404|500)/.test(pathname))
  const fallback = pagePolicy([...new Set(errors.flatMap(hashesOf))])
  const policies = new Map(
    pages.map((page) => [
      page.pathname,
      embeddable.test(page.pathname) ? pagePolicy([], '*') : pagePolicy(hashesOf(page)),
    ]),
  )
  const transport = secure ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}
  const policyOf = (pathname) => {
    if (pathname.startsWith('/_next/static/')) return staticPolicy
    return pathname.startsWith('/api/') ? dataPolicy : (policies.get(pathname) ?? fallback)
  }
  return (pathname) => ({ ...always, ...transport, 'Content-Security-Policy': policyOf(pathname) })
}
