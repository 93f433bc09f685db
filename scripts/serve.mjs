// Serves the build that is there, on a database brought up to date: `npm start` without installing and building.
import { prepareDatabase } from './setup/database.mjs'
import { readAddress } from './setup/machine.mjs'
import { root } from './setup/run.mjs'
import { main, step } from './setup/say.mjs'

await main(async () => {
  process.chdir(root)
  const address = readAddress()
  await step('database', prepareDatabase)
  const { serve } = await import('./serve/server.mjs')
  await serve(address)
})
