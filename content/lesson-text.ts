import { createProcessor } from '@mdx-js/mdx'
import GithubSlugger from 'github-slugger'
import { toString as plainText } from 'mdast-util-to-string'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'

/** A section of a lesson as plain text; what stands before the first heading has neither title nor anchor. */
export interface LessonSection {
  title: string
  anchor: string
  text: string
}

interface MdxNode {
  type: string
  name?: string | null
  depth?: number
  children?: MdxNode[]
  attributes?: { name?: string; value?: unknown }[]
}

const processor = createProcessor({ remarkPlugins: [remarkGfm, remarkFrontmatter] })

/** The sections of a lesson's text (MDX), with the anchors that their headings have on the page. */
export function sectionsOf(mdx: string): LessonSection[] {
  const slugger = new GithubSlugger()
  const sections: LessonSection[] = [{ title: '', anchor: '', text: '' }]
  for (const node of (processor.parse(mdx) as MdxNode).children ?? []) {
    if (node.type === 'yaml') continue
    const text = textOf(node)
    if (node.type === 'heading') {
      const anchor = slugger.slug(plainText(node))
      if (node.depth === 2) sections.push({ title: text, anchor, text: '' })
      continue
    }
    const section = sections.at(-1)!
    section.text = [section.text, text].filter(Boolean).join(' ')
  }
  return sections.filter(({ text }) => text !== '')
}

/** Ids of the questions that a lesson keeps for its page of practice, in their order. */
export function practiceIn(mdx: string): string[] {
  const inside = (node: MdxNode, practised: boolean): string[] => {
    const asked = practised && node.name === 'Question' ? [attributeOf(node, 'id')] : []
    return [...asked, ...(node.children ?? []).flatMap((child) => inside(child, practised || node.name === 'Practice'))]
  }
  return inside(processor.parse(mdx) as MdxNode, false)
}

/** Names of the scenarios that a lesson shows as figures. */
export function figuresIn(mdx: string): string[] {
  const inside = (node: MdxNode): string[] => [
    ...(node.name === 'Figure' ? [attributeOf(node, 'scenario')] : []),
    ...(node.children ?? []).flatMap(inside),
  ]
  return [...new Set(inside(processor.parse(mdx) as MdxNode))]
}

const attributeOf = (node: MdxNode, name: string): string =>
  String(node.attributes?.find((each) => each.name === name)?.value ?? '')

/** What a reader sees: a state or a host stands in the text as a component, figures and myths have titles. */
function textOf(node: MdxNode): string {
  const own = { State: 'name', Figure: 'title', Myth: 'claim' }[node.name ?? '']
  const inner = (node.children ?? []).map(textOf).join(node.type === 'paragraph' || node.type === 'heading' ? '' : ' ')
  if (!node.children?.length && !own) return plainText(node)
  return [own ? attributeOf(node, own) : '', inner].filter(Boolean).join(' ').replace(/\s+/g, ' ').trim() || ''
}
