import { useFormatter, useTranslations } from 'next-intl'
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { Button } from '@/components/kit/button'
import { ask, type Refused } from './refused'

export type Values = Record<string, string>

interface Props<T> {
  submit: string
  method?: string
  address: string
  /** What is sent; without, the fields as they are. */
  body?: (values: Values) => object
  /** What to say, or nothing when the page changes. */
  onDone: (body: T, values: Values) => string | null
  /** Given what is wrong with a field, in words. */
  children: (troubleOf: (field: string) => string | null) => ReactNode
}

/** A form whose answer is told beside the field that it is about, else under the button. */
export function Form<T = unknown>({ submit, method = 'POST', address, body, onDone, children }: Props<T>) {
  const t = useTranslations('account')
  const format = useFormatter()
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const field = (name: string | null | undefined) =>
    name ? form.current?.querySelector<HTMLInputElement>(`input[name="${name}"]`) : null

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (busy) return
    const entries = [...new FormData(event.currentTarget)]
    const values = Object.fromEntries(entries.map(([name, value]) => [name, String(value)]))
    setBusy(true)
    const sent = await ask<T>(method, address, body ? body(values) : values)
    setBusy(false)
    if (sent.ok) {
      setRefused(null)
      for (const input of form.current?.querySelectorAll<HTMLInputElement>('[type="password"]') ?? []) input.value = ''
      setDone(onDone(sent.body, values))
    } else {
      setRefused({ ...sent, field: field(sent.field) ? sent.field : null })
      setDone(null)
      field(sent.field)?.focus()
    }
  }

  const code = refused && t.has(`code.${refused.code}`) ? refused.code : 'other'
  const words = refused && t(`code.${code}`, { classes: format.list(refused.classes) })
  return (
    <form ref={form} method="post" noValidate onSubmit={send} className="space-y-4">
      {children((name) => (refused?.field === name ? words : null))}
      <Button type="submit" variant="primary" aria-disabled={busy}>
        {submit}
      </Button>
      <p role="status" className={`min-h-7 ${words ? 'text-bad' : ''}`}>
        {refused?.field ? null : (words ?? done)}
      </p>
    </form>
  )
}
