import type { Question } from '../../quiz/question.ts'
import type { Scenario } from '../../tcp/scenario.ts'
import type { Problem } from './problem.ts'

/** A lesson as far as it could be read; what could not is in `problems`. */
export interface LessonUnderCheck {
  /** lessons/NN-slug */
  folder: string
  /** What the ids of its questions begin with. */
  slug: string
  /** Where its questions stand. */
  questionsFile: string
  scenarios: Record<string, Scenario>
  /** Names of all scenario files, those with faults included. */
  scenarioNames: string[]
  questions: Question[]
  /** False when the question file has faults: then nothing is said about questions that seem to be missing. */
  questionsComplete: boolean
  lineOfQuestion: (id: string, path?: readonly (string | number)[]) => number
  problems: Problem[]
}
