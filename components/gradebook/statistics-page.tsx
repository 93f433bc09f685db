'use client'
import { useLocale, useTranslations } from 'next-intl'
import { AskedFor } from '@/components/classroom/asked-for'
import { classAddress } from '@/components/classroom/data'
import { Inline } from '@/components/kit/inline'
import { type Item, ItemTable } from '@/components/progress/item-statistics'
import { useFetched } from '@/components/progress/use-fetched'
import { useHydrated } from '@/components/question/use-slot'
import { type Day, DayPlot } from './day-plot'

interface Statistics {
  classroom: { id: string; name: string }
  items: Item[]
  misconceptions: { slug: string; learners: number; claim: string }[]
  days: Day[]
}

/** What a class finds hard: its commonest misconceptions, its days, its questions. */
export function StatisticsPage() {
  const t = useTranslations('gradebook.statistics')
  const locale = useLocale()
  const hydrated = useHydrated()
  const id = hydrated ? new URLSearchParams(location.search).get('id') : null
  const found = useFetched<Statistics>(hydrated ? classAddress(id || '-', `/statistics?locale=${locale}`) : null)
  return (
    <>
      <h1 className="mb-8 text-4xl break-words">
        {found.state === 'there' ? t('of', { name: found.value.classroom.name }) : t('title')}
      </h1>
      <AskedFor what={found}>
        {({ classroom, items, misconceptions, days }) =>
          days.length === 0 ? (
            <p className="min-h-48">{t('none')}</p>
          ) : (
            <div className="space-y-14">
              <section>
                <h2 className="text-2xl">{t('misconceptions')}</h2>
                <p className="mt-2 max-w-[42rem] text-soft">{t('misconceptionsLead')}</p>
                <ol className="mt-2">
                  {misconceptions.map(({ slug, learners, claim }) => (
                    <li key={slug} className="flex flex-wrap items-baseline gap-x-4 border-b border-line py-2">
                      <a
                        href={`/${locale}/classes/projection?${new URLSearchParams({ id: classroom.id, misconception: slug })}`}
                        className="inline-block min-h-6 min-w-0 underline"
                      >
                        <Inline text={claim} />
                      </a>
                      <span className="text-sm text-soft">{t('learners', { count: learners })}</span>
                    </li>
                  ))}
                </ol>
              </section>
              <section>
                <h2 className="text-2xl">{t('days')}</h2>
                <DayPlot days={days} />
              </section>
              <section>
                <h2 className="mb-3 text-2xl">{t('items')}</h2>
                <p className="mb-3 max-w-[42rem] text-soft">{t('itemsLead')}</p>
                <ItemTable items={items} />
              </section>
            </div>
          )
        }
      </AskedFor>
    </>
  )
}
