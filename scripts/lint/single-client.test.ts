import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sourceFiles } from '../setup/sources.mjs'

/** Two clients on one file block the event loop and refuse each other's writes. */
test('one file of the project makes the PrismaClient', () => {
  const makers = sourceFiles().filter(
    (path: string) => /\.(ts|tsx|js|mjs)$/.test(path) && readFileSync(path, 'utf8').includes(making),
  )
  expect(makers).toEqual(['server/database/database.ts'])
})

const making = ['new', 'PrismaClient('].join(' ')
