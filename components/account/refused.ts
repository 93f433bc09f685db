import { type Sent, send } from '@/components/kit/send'

export interface Refused {
  ok: false
  code: string
  /** The field that it is about. */
  field: string | null
  /** The names of the classes that stand against it. */
  classes: string[]
}

const fieldOf: Record<string, string> = {
  'password-too-short': 'password',
  'password-too-long': 'password',
  'password-common': 'password',
  'address-taken': 'email',
  'password-wrong': 'current',
}

/** A write whose refusal names the field that it is about: `detail` begins with it. */
export async function ask<T>(
  method: string,
  address: string,
  value: object = {},
): Promise<Extract<Sent<T>, { ok: true }> | Refused> {
  const sent = await send<T>(method, address, value)
  if (sent.ok) return sent
  const [wrong = ''] = String(sent.problem.detail ?? '').split(':')
  const classes = (sent.problem.classes as string[] | undefined) ?? []
  const named = sent.code === 'invalid-body' && /^(name|email)$/.test(wrong)
  return named
    ? { ok: false, code: `invalid-${wrong}`, field: wrong, classes }
    : { ok: false, code: sent.code, field: fieldOf[sent.code] ?? null, classes }
}
