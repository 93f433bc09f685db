/** What a page that embeds a run asks for in its address. */
export interface Wishes {
  controls: readonly Control[]
  theme: Theme
}

export const controls = ['play', 'step', 'scrub', 'drop'] as const
export type Control = (typeof controls)[number]

export const themes = ['auto', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** Unknown words are passed over, so that an old page goes on to work. Without `controls` there are all. */
export function readWishes(search: string): Wishes {
  const asked = new URLSearchParams(search)
  const list = asked.get('controls')?.split(',')
  return {
    controls: list ? controls.filter((control) => list.includes(control)) : controls,
    theme: themes.find((theme) => theme === asked.get('theme')) ?? 'auto',
  }
}

export const writeWishes = (wishes: Wishes): string => {
  const all = wishes.controls.length === controls.length
  const asked = [
    ...(all ? [] : [`controls=${wishes.controls.join(',')}`]),
    ...(wishes.theme === 'auto' ? [] : [`theme=${wishes.theme}`]),
  ]
  return asked.length > 0 ? `?${asked.join('&')}` : ''
}

/** Which run: one of the library, at a step, or whatever a share link holds. */
export type Place = { kind: 'library'; slug: string; step: number } | { kind: 'shared' } | { kind: 'nothing' }

const slug = '[a-z0-9]+(?:-[a-z0-9]+)*'
const short = new RegExp(`^#(${slug})$`)
const link = new RegExp(`^#v1\\.(${slug})\\.(\\d{1,6})$`)

/** `#four-waves`, or what a share link has behind its `#`. */
export function readPlace(hash: string): Place {
  if (hash.length < 2) return { kind: 'nothing' }
  const [, name, step = '0'] = short.exec(hash) ?? link.exec(hash) ?? []
  return name ? { kind: 'library', slug: name, step: Number(step) } : { kind: 'shared' }
}
