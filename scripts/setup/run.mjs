import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Stop } from './say.mjs'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** Runs a command to its end and gives what it printed; the last lines of a failure go into the message. */
export async function run(command, args, { env = {}, failure, shell = false } = {}) {
  const { code, output } = await capture(command, args, { env, shell })
  if (code === 0) return output
  const tail = output.trim().split('\n').slice(-30).join('\n')
  if (failure) throw new Stop(`${failure}\n${tail}`)
  throw new Stop(tail.split('\n').at(-1) || `${command} ${args.join(' ')} failed`)
}

/** `echo`: also shown while it runs. */
export function capture(command, args, { env = {}, echo = false, shell = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, shell })
    let output = ''
    const take = (stream) => (chunk) => {
      output += chunk
      if (echo) stream.write(chunk)
    }
    child.stdout.on('data', take(process.stdout))
    child.stderr.on('data', take(process.stderr))
    child.on('error', (error) => resolve({ code: 127, output: error.message }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/** Command-line tools as files to run by this Node: no shell and no search path is involved. */
export const tools = {
  tsx: 'node_modules/tsx/dist/cli.mjs',
  next: 'node_modules/next/dist/bin/next',
  prisma: 'node_modules/prisma/build/index.js',
  biome: 'node_modules/@biomejs/biome/bin/biome',
  tsc: 'node_modules/typescript/bin/tsc',
  vitest: 'node_modules/vitest/vitest.mjs',
  playwright: 'node_modules/@playwright/test/cli.js',
}

export const runTool = (tool, args, options) => run(process.execPath, [tools[tool], ...args], options)
export const captureTool = (tool, args, options) => capture(process.execPath, [tools[tool], ...args], options)
