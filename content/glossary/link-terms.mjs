import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

const entries = parse(readFileSync(new URL('./terms.yaml', import.meta.url), 'utf8'))

/** Where a link would be in the way: titles, other links, code, and what hosts say. */
const closed = new Set(['h2', 'h3', 'h4', 'a', 'code', 'pre', 'th', 'Seg', 'Says', 'Figure', 'Sources'])

/** Rehype plugin: the first use of each term in a lesson leads to the glossary, as `<Term slug>`; a state by `<State term>`. */
export default function linkTerms() {
  return (tree, file) => {
    const [, locale] = /\.(\w+)\.mdx$/.exec(file.path ?? '') ?? []
    if (locale) visit(tree, { unused: new Set(entries.map(({ slug }) => slug)), ...wordsOf(entries, locale) })
  }
}

/** One expression for all spellings of a language, the longest first, and the term that each spelling belongs to. */
export function wordsOf(terms, locale) {
  const slugs = new Map(terms.flatMap(({ slug, forms }) => forms[locale].map((form) => [form.toLowerCase(), slug])))
  const states = new Map(terms.map(({ slug, term }) => [term.en, slug]))
  const spellings = terms.flatMap(({ forms }) => forms[locale]).sort((a, b) => b.length - a.length)
  return { slugs, states, pattern: new RegExp(spellings.map(expressionOf).join('|'), 'gu') }
}

/** Abbreviations are written in capitals only; other words may begin a sentence. Latin words end where they end. */
function expressionOf(form) {
  const escaped = form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const [first] = escaped
  const letters = /[a-z]/.test(first) ? `[${first}${first.toUpperCase()}]${escaped.slice(1)}` : escaped
  return `${/^\w/.test(form) ? '(?<![\\w-])' : ''}${letters}${/\w$/.test(form) ? '(?![\\w-])' : ''}`
}

function visit(node, words) {
  if (node.name === 'State') return linkState(node, words)
  if (!node.children || closed.has(node.tagName ?? node.name)) return
  node.children = node.children.flatMap((child) => {
    if (child.type === 'text') return linked(child.value, words)
    visit(child, words)
    return [child]
  })
}

function linkState(node, { states, unused }) {
  const slug = states.get(node.attributes.find(({ name }) => name === 'name')?.value)
  if (unused.delete(slug)) node.attributes.push({ type: 'mdxJsxAttribute', name: 'term', value: slug })
}

function linked(text, { pattern, slugs, unused }) {
  const parts = []
  let end = 0
  for (const match of text.matchAll(pattern)) {
    const slug = slugs.get(match[0].toLowerCase())
    if (!unused.delete(slug)) continue
    parts.push(textNode(text.slice(end, match.index)), termNode(slug, match[0]))
    end = match.index + match[0].length
  }
  return [...parts, textNode(text.slice(end))].filter(({ value }) => value !== '')
}

const textNode = (value) => ({ type: 'text', value })
const termNode = (slug, text) => ({
  type: 'mdxJsxTextElement',
  name: 'Term',
  attributes: [{ type: 'mdxJsxAttribute', name: 'slug', value: slug }],
  children: [textNode(text)],
})
