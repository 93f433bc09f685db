import { z } from 'zod'
import { type Action, actionOf, actions } from '../../quiz/actions.ts'
import { additions, limits } from '../../quiz/additions.ts'
import { type Condition, clauseSchema } from '../../quiz/clause.ts'
import { evaluate, type Finding } from '../../quiz/goal.ts'
import { text } from '../../quiz/kind.ts'
import { gradeAnswer, type Question, questionSchema } from '../../quiz/question.ts'
import { parseScenario } from '../../tcp/schema.ts'
import { simulate } from '../../tcp/simulate.ts'
import { line } from '../line.ts'
import type { FoundQuestion } from '../questions.ts'
import { pageSeed } from '../seeds.ts'

const scenario = z.unknown().transform((value, context) => {
  const parsed = parseScenario(value)
  if (parsed.ok) return parsed.scenario
  for (const { path, expected } of parsed.problems) context.addIssue(`${path}: expected ${expected}`)
  return z.NEVER
})

/** In one language or both; who reads the other one is shown the one that there is. */
const texts = z
  .strictObject({ en: z.string().max(4000).default(''), zh: z.string().max(4000).default('') })
  .transform(({ en, zh }) => ({ en: en.trim() || zh.trim(), zh: zh.trim() || en.trim() }))
  .pipe(z.strictObject({ en: text, zh: text }))

/** An own task as it is recorded: where it starts, the run that was played, and what of it counts. */
export const draftSchema = z.object({
  title: line(120),
  prompt: texts,
  why: texts,
  start: scenario,
  played: scenario,
  /** What learners may do beyond what the run does. */
  allow: z.array(z.enum(actions)).max(actions.length),
  goal: z.array(clauseSchema).min(1).max(40),
  par: z.int().min(1).max(limits.entries),
})
export type Draft = z.infer<typeof draftSchema>

/** The one scenario of an own task. */
const name = 'start'

export type TaskProblem =
  | 'start-changed'
  | 'nothing-played'
  | 'action-not-allowed'
  | 'run-too-long'
  | 'goal-not-reached'
  | 'start-reaches-goal'
  | 'par-not-shown'

export interface Preview {
  problems: TaskProblem[]
  /** Of the goal, in its order: as the run that was played decides it, and as the start does. */
  played: Finding[]
  start: Finding[]
  /** How much the run that was played adds. */
  additions: number
}

/** What the server makes of a draft: the same grader as for learners. */
export function previewOf(draft: Draft, id: string): Preview {
  const { start, played } = draft
  const script = additions(start.script, played.script)
  const network = additions(start.network, played.network)
  const added = [...(script ?? []), ...(network ?? [])].length
  const findings = (run: Draft['start']) => {
    const trace = simulate(run, { maxEvents: limits.events })
    return draft.goal.map((clause) => evaluate(clause as Condition, trace))
  }
  const [reached, before] = [findings(played), findings(start)]
  const problems = new Set<TaskProblem>()
  if (!script || !network) problems.add('start-changed')
  else if (added === 0) problems.add('nothing-played')
  else {
    const problem = gradingProblem(draft, id)
    if (problem) problems.add(problem)
  }
  if (before.every(({ held }) => held)) problems.add('start-reaches-goal')
  if (draft.par < added) problems.add('par-not-shown')
  return { problems: [...problems], played: reached, start: before, additions: added }
}

function gradingProblem(draft: Draft, id: string): TaskProblem | null {
  const { question, world } = taskOf(draft, id)
  const grade = gradeAnswer(question, draft.played, world, pageSeed)
  if (grade.status !== 'ungraded') return grade.earned === grade.of ? null : 'goal-not-reached'
  // Such as a listener that is closed: what no learner can do.
  if (grade.reason === 'addition-not-allowed') return 'action-not-allowed'
  return grade.reason === 'start-changed' ? 'start-changed' : 'run-too-long'
}

/** The question, as quiz/ reads it. */
export function taskOf(draft: Draft, id: string): Omit<FoundQuestion, 'contentVersion'> {
  const { start, played, prompt, why, allow, goal, par } = draft
  const script = additions(start.script, played.script) ?? []
  const network = additions(start.network, played.network) ?? []
  const used = [...script, ...network].map(actionOf).filter(isAction)
  const question: Question = questionSchema.parse({
    id,
    kind: 'challenge',
    prompt,
    scenario: name,
    allow: [...new Set([...used, ...allow])],
    goal: { must: goal },
    par,
    official: { script, network },
    why,
  })
  return { question, world: { scenarios: { [name]: start }, simulate } }
}

const isAction = (action: string): action is Action => actions.some((each) => each === action)
