// npm run dev: the page with live reload, on HOST and PORT like npm start.
import { spawn } from 'node:child_process'
import { prepareDatabase } from './setup/database.mjs'
import { assertPortFree, assertWritable, dataFolder, readAddress } from './setup/machine.mjs'
import { installPackages } from './setup/packages.mjs'
import { root, runTool, tools } from './setup/run.mjs'
import { main, step } from './setup/say.mjs'

await main(async () => {
  const { host, port } = readAddress()
  await assertPortFree({ host, port })
  assertWritable(dataFolder())
  await step('packages', installPackages)
  await step('client', async () => {
    await runTool('prisma', ['generate'], { failure: 'prisma generate failed:' })
    return 'generated'
  })
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
