import { getTranslations } from 'next-intl/server'
import { type LibraryEntry, libraryGroups } from '@/content/library'
import type { Locale } from '@/content/locale'
import { libraryHash } from '@/sandbox/workbench/share-link'

interface Props {
  entries: readonly LibraryEntry[]
  /** Titles of the lessons that there are, by slug. */
  lessons: ReadonlyMap<string, string>
  locale: Locale
}

/** The library by groups. Each title is a link that opens its scenario in the workbench of the same page. */
export async function LibraryList({ entries, lessons, locale }: Props) {
  const t = await getTranslations('workbench')
  return libraryGroups.map((group) => (
    <section key={group} aria-labelledby={`group-${group}`} className="mt-10">
      <h3 id={`group-${group}`} className="text-xl">
        {t(`group.${group}`)}
      </h3>
      <ul className="mt-3 grid border-line border-t sm:grid-cols-2 sm:gap-x-8 lg:grid-cols-3">
        {entries
          .filter((entry) => entry.group === group)
          .map(({ slug, title, sentence, lesson, level, recording }) => (
            <li key={slug} className="border-line border-b py-3">
              <a
                href={libraryHash(slug)}
                className="inline-block py-1 font-semibold leading-snug underline decoration-edge hover:decoration-current"
              >
                {title[locale]}
              </a>
              <p className="mt-0.5 text-soft leading-snug">{sentence[locale]}</p>
              <p className="mt-1.5 flex flex-wrap gap-x-4 text-sm text-soft">
                <span>{t('library.level', { level: String(level) })}</span>
                {recording && <span>{t('library.recorded')}</span>}
                {lessons.has(lesson) && (
                  <a
                    href={`/${locale}/lessons/${lesson}`}
                    className="inline-block min-h-6 underline decoration-edge hover:decoration-current"
                  >
                    {t('library.lesson', { title: lessons.get(lesson)! })}
                  </a>
                )}
              </p>
            </li>
          ))}
      </ul>
    </section>
  ))
}
