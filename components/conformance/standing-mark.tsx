import { getTranslations } from 'next-intl/server'
import type { Standing } from './standing'

const looks: Record<Standing, [shape: string, ink: string]> = {
  reproduced: ['✓', 'text-good'],
  amended: ['✓', 'text-good'],
  'states-only': ['◐', 'text-ink'],
  differs: ['≠', 'text-bad'],
}

export async function StandingMark({ standing }: { standing: Standing }) {
  const t = await getTranslations('conformance.standing')
  const [shape, ink] = looks[standing]
  return (
    <span className={`font-medium ${ink}`}>
      <span aria-hidden="true">{shape}</span> {t(standing)}
    </span>
  )
}
