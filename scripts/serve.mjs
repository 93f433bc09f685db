// Serves the build that is there: `npm start` without its preparations, for process managers.
import { readAddress } from './setup/machine.mjs'
import { main } from './setup/say.mjs'

await main(async () => {
  const { serve } = await import('./serve/server.mjs')
  await serve(readAddress())
})
