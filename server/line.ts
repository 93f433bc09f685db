import { z } from 'zod'

/** Control characters would break a line; the marks that turn the direction of writing would disguise what follows. */
const unseen = /[\p{Cc}\s\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu

/** What somebody typed as one line: a name, a title. */
export const oneLine = (text: string): string => text.replace(unseen, ' ').trim()

export const line = (max: number, min = 1) => z.string().transform(oneLine).pipe(z.string().min(min).max(max))
