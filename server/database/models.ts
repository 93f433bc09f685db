import { readFileSync } from 'node:fs'

export interface Model {
  name: string
  /** The columns. */
  fields: { name: string; type: string; optional: boolean }[]
  /** The columns of the primary key. */
  key: string[]
  /** Models whose rows must be there first. */
  references: string[]
}

const scalars = new Set(['String', 'Int', 'BigInt', 'Float', 'Decimal', 'Boolean', 'DateTime', 'Json', 'Bytes'])

/** The models as prisma/schema.prisma has them, each after those that it refers to. */
export function modelsInOrder(schema = readFileSync('prisma/schema.prisma', 'utf8')): Model[] {
  const waiting = [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, name, body]) => model(name!, body!))
  const ordered: Model[] = []
  while (waiting.length > 0) {
    const placed = new Set(ordered.map(({ name }) => name))
    const next = waiting.findIndex(({ name, references }) =>
      references.every((each) => each === name || placed.has(each)),
    )
    if (next < 0) throw new Error(`${waiting.map(({ name }) => name).join(', ')} refer to one another`)
    ordered.push(...waiting.splice(next, 1))
  }
  return ordered
}

function model(name: string, body: string): Model {
  const lines = body.split('\n').map((line) => line.trim())
  const fields = lines.flatMap((line) => {
    const [, field, type, optional] = /^(\w+)\s+(\w+)(\?)?(?=\s|$)/.exec(line) ?? []
    return field && type && scalars.has(type) ? [{ name: field, type, optional: optional === '?', line }] : []
  })
  const together = lines.map((line) => /^@@id\(\[(.*?)\]/.exec(line)?.[1]?.split(/,\s*/)).find(Boolean)
  const single = fields.filter(({ line }) => / @id(\s|$)/.test(line)).map((field) => field.name)
  const references = lines.flatMap((line) => {
    const [, other] = /^\w+\s+(\w+)\??\s+@relation\(.*fields:/.exec(line) ?? []
    return other ? [other] : []
  })
  return {
    name,
    fields: fields.map(({ line: _, ...field }) => field),
    key: together ?? single,
    references: [...new Set(references)],
  }
}
