/** A day of the learner's calendar, counted from 1970-01-01: whole numbers know no clock change. */
export type Day = number

const msPerDay = 86_400_000

/** The day as libraries want it: midnight of that date in UTC, whatever zone the learner lives in. */
export const dateOf = (day: Day): Date => new Date(day * msPerDay)

export const dayOfDate = (date: Date): Day => Math.floor(date.getTime() / msPerDay)

/** 1970-01-01 was a Thursday. */
export const mondayOf = (day: Day): Day => day - ((((day + 3) % 7) + 7) % 7)
