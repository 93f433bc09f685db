// npm run dev: the page with live reload, on HOST and PORT like npm start.
import { spawn } from 'node:child_process'
import { generateClients } from './setup/clients.mjs'
import { prepareDatabase } from './setup/database.mjs'
import { assertPortFree, assertWritable, dataFolder, readAddress } from './setup/machine.mjs'
import { installPackages } from './setup/packages.mjs'
import { root, tools } from './setup/run.mjs'
import { main, step } from './setup/say.mjs'

await main(async () => {
  const { host, port } = readAddress()
  await assertPortFree({ host, port })
  const folder = dataFolder()
  if (folder) assertWritable(folder)
  await step('packages', installPackages)
  await step('clients', generateClients)
  await step('database', prepareDatabase)
  const args = [tools.next, 'dev', '-H', host, '-p', String(port)]
  const next = spawn(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => next.kill(signal))
  next.on('exit', (code) => process.exit(code ?? 0))
})
