import { z } from 'zod'
import { line } from '../line.ts'

export const itemKinds = ['lesson', 'question', 'challenge', 'check-up', 'own-task'] as const
export type ItemKind = (typeof itemKinds)[number]

const tenYearsMs = 10 * 366 * 24 * 60 * 60 * 1000

/** With the zone as Z or an offset; what the class's clocks show is the form's affair. */
export const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text))

export const itemSchema = z.object({
  kind: z.enum(itemKinds),
  reference: z.string().min(1).max(100),
  weight: z.number().gt(0).max(1000),
})

/** An assignment as its instructor writes it. */
export const assignmentSchema = z.object({
  title: line(200),
  note: z.string().trim().max(4000),
  opensAt: instant,
  dueAt: instant,
  closesAt: instant,
  attemptsAllowed: z.int().min(1).max(100).nullable(),
  counts: z.enum(['best', 'last', 'first']),
  late: z.array(z.object({ untilMs: z.int().min(-tenYearsMs).max(tenYearsMs), percent: z.number() })).max(20),
  graceSeconds: z
    .int()
    .min(0)
    .max(24 * 60 * 60),
  points: z.number().gt(0).max(10_000),
  items: z
    .array(itemSchema)
    .min(1)
    .max(100)
    .refine((items) => new Set(items.map(({ kind, reference }) => `${kind} ${reference}`)).size === items.length, {
      error: 'expected each item once',
    }),
})
export type AssignmentBody = z.infer<typeof assignmentSchema>

export const extensionSchema = z
  .object({
    userIds: z.array(z.string().max(100)).max(1000).default([]),
    sectionId: z.string().max(100).nullable().default(null),
    dueAt: instant.nullable().default(null),
    closesAt: instant.nullable().default(null),
    attemptsAllowed: z.int().min(1).max(100).nullable().default(null),
    reason: z.string().trim().min(1).max(1000),
  })
  .refine(({ userIds, sectionId }) => userIds.length > 0 !== (sectionId !== null), {
    error: 'expected either userIds or sectionId',
  })
  .refine(({ dueAt, closesAt, attemptsAllowed }) => dueAt !== null || closesAt !== null || attemptsAllowed !== null, {
    error: 'expected dueAt, closesAt or attemptsAllowed',
  })
