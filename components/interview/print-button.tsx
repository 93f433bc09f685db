'use client'
import { Button } from '@/components/kit/button'

export function PrintButton({ label }: { label: string }) {
  return (
    <Button variant="primary" onClick={() => window.print()}>
      {label}
    </Button>
  )
}
