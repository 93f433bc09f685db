import type { ReactNode } from 'react'
import type { FeedbackByKind, PublicQuestion } from '@/quiz/question'

type KindName = PublicQuestion['kind']
export type PublicOf<K extends KindName> = Extract<PublicQuestion, { kind: K }>

/** How one kind of question is asked and how its result is shown. */
export interface KindView<K extends KindName = KindName> {
  /** Form controls; `initial` is an answer given on an earlier visit that still waits. */
  Fields: (props: { question: PublicOf<K>; initial: unknown }) => ReactNode
  /** The answer in the controls; null when there is none yet. */
  read: (form: FormData) => unknown
  Result: (props: { question: PublicOf<K>; feedback: FeedbackByKind[K] }) => ReactNode
  /** The controls stay in view beside the result. */
  staysOpen?: true
}
