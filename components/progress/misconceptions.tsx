import { useLocale, useTranslations } from 'next-intl'
import { Inline } from '@/components/kit/inline'
import type { Insights } from './course-data'

type Misconception = Insights['misconceptions'][number]

/** What the answers have shown to be believed, what is so instead, and what is settled since. */
export function Misconceptions({ all }: { all: Misconception[] }) {
  const t = useTranslations('progress.misconceptions')
  const groups = [
    ['open', all.filter(({ settled }) => !settled)],
    ['settled', all.filter(({ settled }) => settled)],
  ] as const
  return (
    <section>
      <h2 className="text-2xl">{t('heading')}</h2>
      {all.length === 0 && <p className="mt-3 text-soft">{t('none')}</p>}
      {groups.map(
        ([name, group]) =>
          group.length > 0 && (
            <div key={name}>
              <h3 className="mt-4 max-w-[42rem] font-sans text-base font-semibold">{t(name)}</h3>
              <ul className="mt-2">
                {group.map((one) => (
                  <Entry key={one.slug} {...one} />
                ))}
              </ul>
            </div>
          ),
      )}
    </section>
  )
}

function Entry({ claim, correction, lesson, times, settled }: Misconception) {
  const t = useTranslations('progress.misconceptions')
  const locale = useLocale()
  return (
    <li className={`max-w-[42rem] border-s-4 py-2 ps-4 not-first:mt-3 ${settled ? 'border-good' : 'border-bad'}`}>
      <p className="text-soft">
        {t('claim')} <Inline text={claim} />
      </p>
      <p className="mt-1">
        {t('correction')} <Inline text={correction} />
      </p>
      <p className="mt-1 text-sm text-soft">
        {t('times', { times })}{' '}
        <a href={`/${locale}/lessons/${lesson}`} className="inline-block min-h-6 underline">
          {t('lesson')}
        </a>
      </p>
    </li>
  )
}
