import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { root } from './run.mjs'
import { Stop } from './say.mjs'

export function readAddress({ HOST = '127.0.0.1', PORT = '3000' } = process.env) {
  const port = Number(PORT)
  if (!/^\d+$/.test(PORT) || port > 65_535) throw new Stop(`PORT is "${PORT}": give a number from 1 to 65535.`)
  return { host: HOST, port }
}

/** Found out before the long steps, not after them. */
export function assertPortFree({ host, port }) {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error) => reject(new Stop(whyNot(error, host, port))))
    probe.listen(port, host, () => probe.close(() => resolve()))
  })
}

export function whyNot({ code, message }, host, port) {
  if (code === 'EADDRINUSE')
    return `port ${port} is taken: stop the other program, or choose another port: PORT=${port + 1} npm start`
  if (code === 'EACCES') return `port ${port} needs more rights: choose one above 1023, for example PORT=3000 npm start`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `HOST is "${host}", which is no address of this machine: try HOST=127.0.0.1`
  return `cannot listen on ${host}:${port}: ${message}`
}

export function databaseUrl(url = process.env.DATABASE_URL || 'file:./data/four-waves.db') {
  if (url.startsWith('file:') || /^postgres(ql)?:\/\//.test(url)) return url
  // The address is not repeated: there may be a password in it.
  throw new Stop(
    'DATABASE_URL is neither file:PATH, for example file:./data/four-waves.db, nor postgresql://USER:PASSWORD@HOST/NAME',
  )
}

/** Where the database file lies; null when the data is with a PostgreSQL. */
export function dataFolder() {
  const url = databaseUrl()
  return url.startsWith('file:') ? dirname(resolve(root, url.slice('file:'.length))) : null
}

export function assertWritable(folder) {
  const probe = join(folder, `.write-test-${process.pid}`)
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(probe, 'x')
    rmSync(probe)
  } catch (error) {
    if (error.code === 'ENOSPC') throw new Stop(noSpace(folder, 0))
    throw new Stop(
      `the data folder ${folder} is not writable (${error.code}): change its rights, or set DATABASE_URL=file:/another/folder/four-waves.db`,
    )
  }
}

export function assertSpace(folder, megabytes, purpose) {
  const { bavail, bsize } = statfsSync(folder)
  const free = Math.floor((bavail * bsize) / 1e6)
  if (free < megabytes) throw new Stop(noSpace(folder, free, `${purpose} needs ${megabytes} MB`))
}

const noSpace = (folder, free, need = 'more is needed') =>
  `no disk space: ${free} MB are free at ${folder}, ${need}. Free some and start again.`
