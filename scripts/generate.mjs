// node scripts/generate.mjs: the clients of both databases, from the one schema.
import { generateClients } from './setup/clients.mjs'
import { main } from './setup/say.mjs'

await main(generateClients)
