import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/kit/button'
import { SandboxSlot } from '@/sandbox/slot'
import type { Scenario } from '@/tcp/scenario'

/** "See it happen": opens the simulator on a run, at the press of a button. */
export function Watch({ scenario, as }: { scenario: Scenario; as: 'run' | 'before' | 'after' }) {
  const t = useTranslations('question')
  const [watching, setWatching] = useState(false)
  if (!watching) {
    return (
      <Button className="mt-4 mr-3" onClick={() => setWatching(true)}>
        {t(`see.watch.${as}`)}
      </Button>
    )
  }
  return (
    <div className="mt-4">
      <SandboxSlot scenario={scenario} title={t(`see.title.${as}`)}>
        <p className="p-4 text-sm text-soft">{t('challenge.loading')}</p>
      </SandboxSlot>
    </div>
  )
}
