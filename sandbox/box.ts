export type Mode = 'figure' | 'challenge' | 'hero' | 'bench' | 'embed'

const frame = 'flex flex-col overflow-hidden rounded-lg border border-line bg-raised'
const columns = '@3xl:grid @3xl:h-[46rem] @3xl:grid-cols-[minmax(0,1fr)_20rem]'

/** The box that a sandbox fills: its height is fixed for each width, so that the page never moves when it comes. Its parent is a `@container`. */
export const boxClass: Record<Mode, string> = {
  figure: `${frame} h-[84rem] @lg:h-[73rem] ${columns}`,
  challenge: `${frame} h-[100rem] @lg:h-[83rem] ${columns}`,
  hero: `${frame} h-[43rem] @lg:h-[39rem]`,
  embed: `${frame} h-[84rem] @lg:h-[73rem] ${columns}`,
  bench: `${frame} min-h-[140rem] @lg:min-h-[110rem] @3xl:min-h-[80rem]`,
}
