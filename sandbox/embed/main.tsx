import { render } from 'preact'
import { readWishes } from './address.ts'
import { EmbedPage } from './embed-page.tsx'

const root = document.documentElement
const { theme } = readWishes(location.search)
if (theme !== 'auto') root.style.colorScheme = theme

render(<EmbedPage />, document.getElementById('embed')!)

/** The page around makes room for all of it. A height is no secret: any page may know it. */
new ResizeObserver(() => {
  parent.postMessage(
    { type: 'four-waves:height', height: Math.ceil(document.body.getBoundingClientRect().height) },
    '*',
  )
}).observe(document.body)
