// Serves the build that is there, on a database brought up to date: `npm start` without installing and building.
import { readAddress } from './setup/machine.mjs'
import { runTool } from './setup/run.mjs'
import { main, step } from './setup/say.mjs'

await main(async () => {
  const address = readAddress()
  await step('database', async () => (await runTool('tsx', ['scripts/db.ts', 'deploy'])).trim())
  const { serve } = await import('./serve/server.mjs')
  await serve(address)
})
