import type { MDXComponents } from 'mdx/types'

/** Lessons receive their components from the page that shows them. */
export const useMDXComponents = (): MDXComponents => ({})
