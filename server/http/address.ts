/**
 * Who asks, for limits only. The server puts the address of the connection, or what a trusted proxy reports, last in
 * this header. An IPv6 customer holds a whole /64, so that is what counts.
 */
export function clientAddress(request: Request): string {
  const last = (request.headers.get('x-forwarded-for') ?? '').split(',').at(-1)?.trim() || 'unknown'
  const address = last.replace(/^::ffff:(?=\d+\.)/i, '')
  return address.includes(':') ? networkOf(address) : address
}

function networkOf(address: string): string {
  const [head = '', tail] = address.toLowerCase().split('::')
  const groups = head.split(':').filter(Boolean)
  const after = tail?.split(':').filter(Boolean) ?? []
  const zeros =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - groups.length - after.length) }, () => '0')
  return `${[...groups, ...zeros, ...after].slice(0, 4).join(':')}::/64`
}
