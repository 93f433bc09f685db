import type { ComponentProps } from 'react'
import { Button } from '@/components/kit/button'
import { useHydrated } from './use-slot'

/** Apart from its question, which would otherwise be drawn twice when the page comes to life. */
export function SendButton(props: ComponentProps<typeof Button>) {
  return <Button type="submit" disabled={!useHydrated()} {...props} />
}
