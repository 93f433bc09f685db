import { readDocument } from './document.ts'
import type { Page } from './page.ts'
import type { Problem } from './problem.ts'

/** They stand in sentences, where languages differ in order. */
const inline = ['State', 'Host', 'Seg']

/** The first place at which a translation leaves the order of the original; what follows would only repeat it. */
export function translationProblems(original: Page, file: string, page: Page): Problem[] {
  const [expected, found] = [outline(original), outline(page)]
  const index = expected.findIndex(({ text }, place) => found[place]?.text !== text)
  const at = index >= 0 ? index : expected.length
  if (index < 0 && found.length === expected.length) return frontDifferences(original, file, page)
  const [here, there] = [found[at], expected[at]]
  const text = `${here?.text ?? 'the end'} stands here; expected ${there?.text ?? 'the end'} as in the original (line ${there?.line ?? 'last'})`
  return [{ file, line: here?.line ?? found.at(-1)?.line ?? 1, text }]
}

/** What must come in the same order in every language. */
function outline(page: Page) {
  return page.pieces.flatMap(({ kind, name, attributes: { title: _, claim: __, ...attributes }, line, items }) => {
    if (kind === 'link' || inline.includes(name)) return []
    const values = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`)
    const text =
      kind === 'heading'
        ? '#'.repeat(Number(name))
        : `<${name}${values.join('')}>${items ? ` with ${items} items` : ''}`
    return [{ text, line }]
  })
}

function frontDifferences(original: Page, file: string, page: Page): Problem[] {
  if (!original.front || !page.front) return []
  const document = readDocument(file, page.front.text, page.front.line)
  const [expected, found] = [readDocument('', original.front.text).value, document.value] as Record<string, unknown>[]
  return ['minutes', 'unit']
    .filter((key) => expected?.[key] !== found?.[key])
    .map((key) => ({
      file,
      line: document.lineOf([key]),
      text: `${key}: ${found?.[key]}; expected ${expected?.[key]} as in the original`,
    }))
}
