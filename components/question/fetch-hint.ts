import { newId } from '@/components/kit/new-id'

/** What the server tells for a price; null when it could not be asked. */
export async function fetchHint(asked: { questionId: string; seed: number; hint: number; locale?: string }) {
  try {
    const response = await fetch('/api/hints', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id: newId(), locale: 'en', ...asked }),
    })
    return response.ok ? ((await response.json()) as { text: string }).text : null
  } catch {
    return null
  }
}
