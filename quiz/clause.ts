import { z } from 'zod'
import { hostName, localized, stateName } from './kind.ts'

const entry = z.strictObject({ host: hostName, state: stateName })
export type Entry = z.infer<typeof entry>

const flagsInOrder = /^(SYN|FIN|RST|PSH|ACK)(,(SYN|FIN|RST|PSH|ACK))*$/
const times = { atLeast: z.int().min(1).optional(), atMost: z.int().min(0).optional() }

const sent = z
  .strictObject({
    from: hostName,
    /** All flags of the segment, PSH included. */
    flags: z.string().regex(flagsInOrder, 'expected flags such as FIN,ACK').optional(),
    /** A flag that it has, whatever the others are. */
    has: z.enum(['SYN', 'FIN', 'RST', 'PSH', 'ACK']).optional(),
    ...times,
    lost: z.literal(true).optional(),
    retransmission: z.literal(true).optional(),
  })
  .refine((clause) => (clause.flags === undefined) !== (clause.has === undefined), 'expected either flags or has')
export type Sent = z.infer<typeof sent>

/** What a call of the application returned: octets, 0, or the name of an error such as ECONNRESET. */
const returned = z.strictObject({ host: hostName, result: z.union([z.string(), z.number()]), ...times })
export type Returned = z.infer<typeof returned>

/** A key of the content format; written out in an object it would look like a promise's method to the linter. */
const after = 'then'

const eventKinds = { reached: entry.optional(), sent: sent.optional(), returned: returned.optional() }
const clauseKinds = {
  ...eventKinds,
  never: entry.optional(),
  ends: entry.optional(),
  before: z.strictObject({ first: entry, [after]: entry }).optional(),
}

const exactlyOne = (kinds: object) => (clause: object) =>
  Object.keys(kinds).filter((kind) => kind in clause).length === 1
const counted = ({ sent, returned }: { sent?: Sent | undefined; returned?: Returned | undefined }) =>
  [sent, returned].every((one) => !one || one.atLeast !== undefined || one.atMost !== undefined)

export const clauseSchema = z
  .strictObject({ say: localized, ...clauseKinds })
  .refine(exactlyOne(clauseKinds), `expected exactly one of ${Object.keys(clauseKinds).join(', ')}`)
  .refine(counted, 'expected atLeast or atMost')

/** Something that must not happen at all. */
const forbiddenSchema = z
  .strictObject({ say: localized, ...eventKinds })
  .refine(exactlyOne(eventKinds), `expected exactly one of ${Object.keys(eventKinds).join(', ')}`)
  .refine((clause) => !counted(clause) || clause.reached !== undefined, 'expected neither atLeast nor atMost')

/** One condition on a trace; a goal is reached when all of its clauses hold. */
export type Clause = z.infer<typeof clauseSchema>
/** A clause without its words. */
export type Condition = Omit<Clause, 'say'>

export const goalSchema = z
  .strictObject({
    must: z.array(clauseSchema).min(1, 'expected at least one clause'),
    mustNot: z.array(forbiddenSchema).default([]),
  })
  .transform(({ must, mustNot }): Clause[] => [...must, ...mustNot.map(forbidden)])

function forbidden({ say, reached, sent, returned }: z.infer<typeof forbiddenSchema>): Clause {
  if (reached) return { say, never: reached }
  if (sent) return { say, sent: { ...sent, atMost: 0 } }
  return { say, returned: { ...returned!, atMost: 0 } }
}
