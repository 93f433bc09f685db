import { type Wishes, writeWishes } from './address.ts'

export interface Embedding {
  origin: string
  locale: string
  title: string
  /** From `#` on: a name of the library, or what a share link holds. */
  hash: string
  wishes: Wishes
}

/** The frame, and the script that lets it grow to its content. */
export function embedCode({ origin, locale, title, hash, wishes }: Embedding): string {
  const address = `${origin}/${locale}/embed${writeWishes(wishes)}${hash}`
  return `<iframe src="${escaped(address)}" title="${escaped(title)}" width="100%" height="560" loading="lazy" style="border:0"></iframe>
<script>
addEventListener('message', ({ source, data }) => {
  for (const frame of document.querySelectorAll('iframe'))
    if (frame.contentWindow === source && data?.type === 'four-waves:height') frame.height = data.height
})
</script>
`
}

const names: Record<string, string> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' }
const escaped = (text: string) => text.replace(/[&"<>]/g, (character) => names[character]!)
