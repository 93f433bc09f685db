import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import type { Problem } from './problem.ts'

export type Path = readonly (string | number)[]

/** A YAML or JSON file that knows on which line each of its values stands. */
export interface SourceDocument {
  value: unknown
  problems: Problem[]
  lineOf: (path: Path) => number
}

/** `firstLine` is where the text begins in its file: front matter begins below the top. */
export function readDocument(file: string, text: string, firstLine = 1): SourceDocument {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const lineAt = (offset: number) => lines.linePos(offset).line + firstLine - 1
  return {
    value: document.errors.length === 0 ? document.toJS() : undefined,
    problems: document.errors.map(({ pos, message }) => ({ file, line: lineAt(pos[0]), text: message })),
    lineOf: (path) => lineAt(offsetOf(document.contents, path)),
  }
}

/** Where the value at `path` begins, or the nearest thing around it when there is none. */
function offsetOf(root: Node | null, path: Path): number {
  let offset = root?.range?.[0] ?? 0
  let node: unknown = root
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === step)
      if (!isScalar(pair?.key)) return offset
      offset = pair.key.range?.[0] ?? offset
      node = pair.value
    } else if (isSeq(node)) {
      node = node.items[Number(step)]
      offset = (node as Node | undefined)?.range?.[0] ?? offset
    }
  }
  return offset
}
