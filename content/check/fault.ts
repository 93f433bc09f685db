import type { Question } from '../../quiz/question.ts'
import type { Path } from './document.ts'

/** What is wrong in a question, and where in it. */
export type Fault = [path: Path, text: string]

export type Of<K extends Question['kind']> = Extract<Question, { kind: K }>
