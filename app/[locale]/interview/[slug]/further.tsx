import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Inline } from '@/components/kit/inline'
import type { InterviewQuestion } from '@/content/interview/question'
import type { Locale } from '@/content/locale'
import { interviewBank } from '@/server/interview-bank'
import { courseLessons, questionPath } from '@/server/lessons'
import { myths } from '@/server/myths'
import { publicQuestionById } from '@/server/questions'

/** What stands below an answer: what it rests on, what to read, what the machine grades, and the way to its neighbours. */
export async function Further({ source, locale }: { source: InterviewQuestion; locale: Locale }) {
  const t = await getTranslations('interview.page')
  const lessons = (await courseLessons(locale)).filter(({ slug }) => source.lessons.includes(slug))
  const graded = await Promise.all(source.graded.map((id) => publicQuestionById(id, locale)))
  const told = myths().filter(({ slug }) => source.misconceptions.includes(slug))
  const bank = interviewBank()
  const place = bank.findIndex(({ slug }) => slug === source.slug)
  const neighbours = [['previous', bank[place - 1]] as const, ['next', bank[place + 1]] as const]
  return (
    <>
      <div className="mt-12 grid gap-x-12 gap-y-8 md:grid-cols-2">
        <Group heading={t('sources')}>
          {source.sources.map((one) => (
            <li key={one} className="py-1">
              <Inline text={one} />
            </li>
          ))}
          {source.kernel && (
            <li className="py-1 text-soft">
              {t('kernel', { version: source.kernel.version })} <Inline text={source.kernel.note[locale]} />
            </li>
          )}
        </Group>
        <Group heading={t('lessons')}>
          {lessons.map(({ slug, title }) => (
            <Leads key={slug} to={`/${locale}/lessons/${slug}`} text={title} />
          ))}
        </Group>
        {graded.length > 0 && (
          <Group heading={t('graded')}>
            {graded.map(({ id, prompt }) => (
              <Leads key={id} to={`/${locale}/${questionPath(id)}`} text={prompt} />
            ))}
          </Group>
        )}
        {told.length > 0 && (
          <Group heading={t('myths')}>
            {told.map(({ slug, claim }) => (
              <Leads key={`myth ${slug}`} to={`/${locale}/myths/${slug}`} text={claim[locale]} />
            ))}
          </Group>
        )}
      </div>
      <nav className="mt-12 flex flex-wrap justify-between gap-x-8 gap-y-2 border-t border-line pt-4">
        {neighbours.map(
          ([side, one]) =>
            one && (
              <a key={side} href={`/${locale}/interview/${one.slug}`} className="inline-block py-2 underline">
                {t(side, { title: one.question[locale].replaceAll('`', '') })}
              </a>
            ),
        )}
      </nav>
    </>
  )
}

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-2 text-xl">{heading}</h2>
      <ul>{children}</ul>
    </section>
  )
}

function Leads({ to, text }: { to: string; text: string }) {
  return (
    <li>
      <a href={to} className="inline-block py-1 underline">
        <Inline text={text} />
      </a>
    </li>
  )
}
