export type Sent<T> =
  | { ok: true; body: T }
  /** `code` as in the API's problem documents; `unreachable` when there was no answer. */
  | { ok: false; code: string; problem: Record<string, unknown> }

/** A write, and what the server says to it. Without `value` there is no body. */
export async function send<T = unknown>(method: string, address: string, value?: unknown): Promise<Sent<T>> {
  const body = value === undefined ? {} : { body: JSON.stringify(value) }
  const response = await fetch(address, { method, headers: { 'content-type': 'application/json' }, ...body }).catch(
    () => null,
  )
  const json = await response?.json().catch(() => ({}))
  if (response?.ok) return { ok: true, body: json as T }
  return { ok: false, code: String(json?.code ?? 'unreachable'), problem: json ?? {} }
}
