/** Words of the interview bank that views need too; what they are called is in the messages (`interview`). */
export const topics = [
  'four-waves',
  'states',
  'time-wait',
  'two-msl',
  'lost-segments',
  'calls',
  'reset',
  'half-open',
  'production',
  'kernel',
  'captures',
  'beyond-tcp',
  'opening',
] as const
export type Topic = (typeof topics)[number]

export const levels = ['junior', 'middle', 'senior'] as const
export type Level = (typeof levels)[number]

/** The rungs of every ladder of follow-up questions, from the lowest. */
export const rungs = ['base', 'why', 'lost', 'production', 'kernel'] as const
export type Rung = (typeof rungs)[number]
