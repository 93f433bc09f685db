import { useTranslations } from 'next-intl'
import { Button } from '@/components/kit/button'
import { ProblemList } from './problem-list.tsx'
import type { LinkNotice } from './use-session.ts'

/** Says why a link could not be opened. */
export function LinkAlert({ notice, onClose }: { notice: LinkNotice; onClose: () => void }) {
  const t = useTranslations('workbench')
  return (
    <div role="alert" className="mb-6 rounded-lg border border-bad bg-bad-soft px-4 py-3">
      <p className="m-0 font-semibold">{t(`link.${notice.code}`, { slug: notice.slug })}</p>
      {notice.problems.length > 0 && <ProblemList problems={notice.problems} />}
      <p className="mt-2">{t('link.nothing')}</p>
      <Button className="mt-3" onClick={onClose}>
        {t('tools.close')}
      </Button>
    </div>
  )
}
