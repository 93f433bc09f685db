/** What a client says about itself counts only when a proxy of ours said it (TRUST_PROXY=1). */
export function takeOnTrust(request) {
  if (process.env.TRUST_PROXY !== '1') {
    for (const name of aboutItself) delete request.headers[name]
    request.headers['x-forwarded-for'] = request.socket.remoteAddress
  }
  for (const name of withinNext) delete request.headers[name]
}

const aboutItself = ['x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port', 'forwarded']
/** Spoken between the parts of Next.js alone. */
const withinNext = ['x-middleware-subrequest', 'next-resume']

/** Next.js takes an address with a broken escape for a fault of its own. */
export function isReadable(pathname) {
  try {
    return Boolean(decodeURIComponent(pathname))
  } catch {
    return false
  }
}

/**
 * A body that was refused half read is read to its end and dropped, as its sender would not see the answer if the
 * connection were cut. Next.js no longer listens, its copies would only cost memory.
 */
export function dropRest(request) {
  if (request.readableEnded) return
  request.removeAllListeners('readable')
  request.resume()
}
