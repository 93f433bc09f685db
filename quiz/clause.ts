import { z } from 'zod'
import { hostName, localized, stateName } from './kind.ts'

const entry = z.strictObject({ host: hostName, state: stateName })
const flagsInOrder = /^(SYN|FIN|RST|PSH|ACK)(,(SYN|FIN|RST|PSH|ACK))*$/
const sent = z
  .strictObject({
    from: hostName,
    flags: z.string().regex(flagsInOrder, 'expected flags such as FIN,ACK'),
    atLeast: z.int().min(1).optional(),
    atMost: z.int().min(0).optional(),
    lost: z.literal(true).optional(),
    retransmission: z.literal(true).optional(),
  })
  .refine((clause) => clause.atLeast !== undefined || clause.atMost !== undefined, 'expected atLeast or atMost')

/** A key of the content format; written out in an object it would look like a promise's method to the linter. */
const after = 'then'

const clauseKinds = {
  reached: entry.optional(),
  never: entry.optional(),
  ends: entry.optional(),
  sent: sent.optional(),
  before: z.strictObject({ first: entry, [after]: entry }).optional(),
}

export const clauseSchema = z
  .strictObject({ say: localized, ...clauseKinds })
  .refine(
    (clause) => Object.keys(clauseKinds).filter((kind) => kind in clause).length === 1,
    `expected exactly one of ${Object.keys(clauseKinds).join(', ')}`,
  )
/** One condition on a trace; a goal is reached when all of its clauses hold. */
export type Clause = z.infer<typeof clauseSchema>
/** A clause without its words. */
export type Condition = Omit<Clause, 'say'>
export type Entry = z.infer<typeof entry>
export type Sent = z.infer<typeof sent>
