import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { type Sent, send } from '@/components/kit/send'

/**
 * One write after the other, and what became of the last one, for the status line. `change` gives the answer's body;
 * null when it was refused.
 */
export function useChange(onDone?: () => void) {
  const problemText = useProblemText()
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<{ ok: boolean; text: string } | null>(null)

  async function change<T = object>(method: string, address: string, value: unknown, done: string): Promise<T | null> {
    setBusy(true)
    const sent: Sent<T> = await send<T>(method, address, value)
    setBusy(false)
    setSaid(sent.ok ? { ok: true, text: done } : { ok: false, text: problemText(sent.code) })
    if (!sent.ok) return null
    onDone?.()
    return sent.body ?? ({} as T)
  }
  return { change, busy, said, setSaid }
}

/** What a problem code means to a person. */
export function useProblemText(): (code: string) => string {
  const t = useTranslations('classroom.problem')
  return (code) => (t.has(code as never) ? t(code as never) : t('other'))
}
