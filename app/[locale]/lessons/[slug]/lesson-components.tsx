import type { MDXComponents } from 'mdx/types'
import { getTranslations } from 'next-intl/server'
import { Children, isValidElement, type ReactNode } from 'react'
import { Term } from '@/components/glossary/term'
import { buttonClass } from '@/components/kit/button'
import { Myth, Remember, Sources } from '@/components/lesson/boxes'
import { Dialogue, Says } from '@/components/lesson/dialogue'
import { Host, Seg, State } from '@/components/lesson/marks'
import { Question } from '@/components/question/question'
import type { Locale } from '@/content/locale'
import { LazySandbox } from '@/sandbox/lazy'
import { lessonScenario } from '@/server/lessons'
import { publicQuestionById } from '@/server/questions'

interface FigureProps {
  scenario: string
  title: string
  /** The figure opens with all that has happened by then, ms. */
  startAt?: number | string
  children?: ReactNode
}

/** What a lesson's text may use: the views, each given what it shows of this lesson. */
export function lessonComponents(slug: string, locale: Locale): MDXComponents {
  async function LessonQuestion({ id }: { id: string }) {
    return <Question question={await publicQuestionById(id, locale)} />
  }

  async function Predict({ id }: { id: string }) {
    const t = await getTranslations('lesson')
    return (
      <div>
        <h2 className="mb-2 font-sans text-sm font-semibold text-soft">{t('predict')}</h2>
        <LessonQuestion id={id} />
      </div>
    )
  }

  async function Figure({ scenario, title, startAt, children }: FigureProps) {
    return (
      <figure className="my-8">
        <LazySandbox
          scenario={await lessonScenario(slug, scenario)}
          title={title}
          // What is left out travels in no page.
          {...(startAt !== undefined && { startAt: Number(startAt) })}
          text={`/${locale}/lessons/${slug}/runs/${scenario}.txt`}
        />
        {children && <figcaption className="mt-3 max-w-[42rem] text-[0.95rem] text-soft">{children}</figcaption>}
      </figure>
    )
  }

  /** Its questions have a page of their own, so that the lesson stays light; their anchors lead here. */
  async function Practice({ children }: { children?: ReactNode }) {
    const t = await getTranslations('lesson')
    const ids = Children.toArray(children).flatMap((child) =>
      isValidElement<{ id: string }>(child) ? child.props.id : [],
    )
    return (
      <p className="my-6">
        {ids.map((id) => (
          <span key={id} id={id} />
        ))}
        <a href={`/${locale}/lessons/${slug}/practice`} className={buttonClass()}>
          {t('practice', { count: ids.length })}
        </a>
      </p>
    )
  }

  /** Wide tables scroll in a box of their own, which the keyboard can reach. */
  function Table(props: { children?: ReactNode }) {
    return (
      <div className="overflow-x-auto" tabIndex={0}>
        <table>{props.children}</table>
      </div>
    )
  }

  /** Code scrolls in its own box, too. */
  function Code(props: { children?: ReactNode }) {
    return <pre tabIndex={0}>{props.children}</pre>
  }

  return {
    Question: LessonQuestion,
    Predict,
    Figure,
    Dialogue,
    Says,
    Myth,
    Practice,
    Remember,
    Sources,
    State,
    Host,
    Seg,
    Term,
    table: Table,
    pre: Code,
  }
}
