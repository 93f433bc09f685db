import 'server-only'
import type { AskedQuestion } from '../quiz/question.ts'
import { course } from './course.ts'
import { json } from './http/handle.ts'
import { localeIn } from './http/locale.ts'
import { problem } from './http/problem.ts'
import { currentVariants } from './variants.ts'
import { learnerOf } from './visitors.ts'

/** GET /api/check-ups/UNIT?locale=: the unit's questions, each as this learner may try it now. Challenges stay out. */
export async function getCheckUp(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  const locale = localeIn(request)
  const unit = pathname.split('/').at(-1)
  const ids = checkUpIds(unit ?? '')
  if (ids.length === 0) return problem('unit-unknown')
  const variants = await currentVariants(await learnerOf(request), ids, locale)
  return json({ questions: variants.map(({ question }): AskedQuestion => question) })
}

export const checkUpIds = (unit: string): string[] =>
  course()
    .filter(({ front }) => front.en.unit === unit)
    .flatMap(({ questions }) => questions.filter(({ kind }) => kind !== 'challenge').map(({ id }) => id))
