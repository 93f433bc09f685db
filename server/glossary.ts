import 'server-only'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { type GlossaryTerm, glossarySchema } from '../content/glossary/glossary.ts'

let read: GlossaryTerm[] | undefined

export function glossary(): GlossaryTerm[] {
  read ??= glossarySchema.parse(
    parse(readFileSync(join(/*turbopackIgnore: true*/ process.cwd(), 'content', 'glossary', 'terms.yaml'), 'utf8')),
  )
  return read
}
