import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/kit/button'

/** A list that is told a page at a time, each named by the last id before it. */
export function usePages() {
  const [after, setAfter] = useState<string[]>([])
  const last = after.at(-1)
  return {
    query: last === undefined ? '' : `?${new URLSearchParams({ after: last })}`,
    isFirst: last === undefined,
    back: () => setAfter(after.slice(0, -1)),
    on: (id: string) => setAfter([...after, id]),
  }
}

/** `next` is the last id of this page where there are more. */
export function Pager({ pages, next }: { pages: ReturnType<typeof usePages>; next: string | null }) {
  const t = useTranslations('classroom')
  if (pages.isFirst && next === null) return null
  return (
    <div className="mt-4 flex flex-wrap gap-4">
      {!pages.isFirst && <Button onClick={pages.back}>{t('newer')}</Button>}
      {next !== null && <Button onClick={() => pages.on(next)}>{t('older')}</Button>}
    </div>
  )
}
