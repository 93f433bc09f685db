// npm run build: the clients of the databases, the pages, the embedded page, their compressed forms, and what they weigh.
import { join } from 'node:path'
import { compressBuild } from './build/compress.ts'
import { keepStatic } from './build/earlier.ts'
import { buildEmbed, builtPlaces } from './build/embed.ts'
import { dropSourceMaps } from './build/source-maps.ts'
import { pageWeights } from './build/weight.ts'
import { stampBuild } from './setup/build.mjs'
import { generateClients } from './setup/clients.mjs'
import { captureTool, root } from './setup/run.mjs'
import { main, Stop } from './setup/say.mjs'
import { sourcesHash } from './setup/sources.mjs'

await main(async () => {
  const sources = sourcesHash()
  await generateClients()
  keepStatic(root, new Date())
  const env = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
  const { code } = await captureTool('next', ['build'], { env, echo: true })
  if (code !== 0) throw new Stop('next build failed, see above.')
  await buildEmbed(root, builtPlaces(root))
  dropSourceMaps(join(root, '.next', 'static'))
  await compressBuild(join(root, '.next'))
  for (const { pathname, html, scripts, lazyScripts, styles } of pageWeights(root)) {
    console.log(
      `${pathname.padEnd(34)} html ${kB(html)}  scripts ${kB(scripts)}  later ${kB(lazyScripts)}  styles ${kB(styles)}`,
    )
  }
  stampBuild(sources)
})

function kB(bytes: number) {
  return `${(bytes / 1000).toFixed(1)} kB`.padStart(9)
}
