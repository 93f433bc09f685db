import { z } from 'zod'
import { locales } from '../../content/locale.ts'

/** As it is kept and compared. */
export const email = z
  .string()
  .max(254)
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.email())

/** Line breaks and other controls have no place in a name. */
export const name = z
  .string()
  .transform((text) => text.trim().normalize('NFC'))
  .pipe(
    z
      .string()
      .min(1)
      .max(100)
      .regex(/^\P{Cc}*$/u, 'expected no control characters'),
  )

/** Judged by passwords.ts, whose refusals have codes of their own. */
export const password = z.string().max(1000)
export const locale = z.enum(locales)
export const token = z.string().max(100)
