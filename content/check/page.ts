import { createProcessor } from '@mdx-js/mdx'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import type { Problem } from './problem.ts'

/** A component, a heading or a link of a lesson's text, as the check needs it. */
export interface Piece {
  kind: 'component' | 'heading' | 'link'
  /** Name of the component, level of the heading, target of the link. */
  name: string
  attributes: Record<string, string>
  line: number
  /** Items of the lists directly inside a component. */
  items: number
  top: boolean
}

export interface Page {
  /** Of the front matter, with the line on which it begins; null without any. */
  front: { text: string; line: number } | null
  pieces: Piece[]
  problems: Problem[]
}

interface MdxNode {
  type: string
  name?: string | null
  value?: string
  depth?: number
  url?: string
  children?: MdxNode[]
  attributes?: { type: string; name?: string; value?: string | null | { value: string } }[]
  position?: { start: { line: number } }
}

const processor = createProcessor({ remarkPlugins: [remarkGfm, remarkFrontmatter] })

export function readPage(file: string, text: string): Page {
  let root: MdxNode
  try {
    root = processor.parse(text) as MdxNode
  } catch (error) {
    const { line, reason } = error as { line?: number; reason?: string }
    return { front: null, pieces: [], problems: [{ file, line: line ?? 1, text: reason ?? String(error) }] }
  }
  const page: Page = { front: null, pieces: [], problems: [] }
  for (const child of root.children ?? []) visit(child, true, page, file)
  return page
}

function visit(node: MdxNode, top: boolean, page: Page, file: string) {
  const line = node.position?.start.line ?? 1
  const piece = { attributes: {}, line, items: 0, top }
  if (node.type === 'yaml') page.front = { text: node.value ?? '', line: line + 1 }
  if (node.type === 'heading') page.pieces.push({ ...piece, kind: 'heading', name: String(node.depth) })
  if (node.type === 'link') page.pieces.push({ ...piece, kind: 'link', name: node.url ?? '' })
  if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
    const items = (node.children ?? []).filter(({ type }) => type === 'list').flatMap(({ children = [] }) => children)
    const attributes = attributesOf(node)
    page.pieces.push({ ...piece, kind: 'component', name: node.name ?? '', attributes, items: items.length })
  }
  if (/^mdx(Flow|Text)Expression$/.test(node.type)) {
    page.problems.push({ file, line, text: `{${node.value}} is an expression; expected prose without braces` })
  }
  if (node.type === 'mdxjsEsm') page.problems.push({ file, line, text: 'expected no import and no export' })
  for (const child of node.children ?? []) visit(child, false, page, file)
}

function attributesOf({ attributes = [] }: MdxNode): Record<string, string> {
  return Object.fromEntries(
    attributes.map(({ name = '...', value }) => [
      name,
      typeof value === 'object' && value ? value.value : (value ?? ''),
    ]),
  )
}
