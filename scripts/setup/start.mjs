import { buildIfNeeded, buildIsCurrent } from './build.mjs'
import { prepareDatabase } from './database.mjs'
import { assertPortFree, assertSpace, assertWritable, dataFolder, readAddress } from './machine.mjs'
import { installPackages, packagesInstalled } from './packages.mjs'
import { root } from './run.mjs'
import { main, step } from './say.mjs'

/** Sizes on disk, with some room: packages 900 MB, a build 200 MB, and what the database may grow by. */
const installMegabytes = 1_500
const buildMegabytes = 500
const dataMegabytes = 200

export const start = () =>
  main(async () => {
    process.chdir(root)
    const address = readAddress()
    await step('checks', () => checks(address))
    await step('packages', installPackages)
    await step('database', prepareDatabase)
    await step('build', buildIfNeeded)
    const { serve } = await import('../serve/server.mjs')
    await serve(address)
  })

async function checks(address) {
  await assertPortFree(address)
  const folder = dataFolder()
  if (folder) {
    assertWritable(folder)
    assertSpace(folder, dataMegabytes, 'the database')
  }
  if (!packagesInstalled()) assertSpace(root, installMegabytes, 'the installation')
  else if (!buildIsCurrent()) assertSpace(root, buildMegabytes, 'the build')
  return `Node ${process.version}, port ${address.port} free, ${folder ? `${folder} writable` : 'PostgreSQL'}`
}
