import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'

/** Two clients on one file block the event loop and refuse each other's writes. */
test('one file of the project makes the PrismaClient', () => {
  const found = execFileSync(
    'git',
    ['grep', '-l', '--untracked', 'new PrismaClient(', '--', '*.ts', '*.tsx', '*.mjs', '*.js'],
    {
      encoding: 'utf8',
    },
  )
  const makers = found
    .trim()
    .split('\n')
    .filter((file) => file !== 'server/database/single-client.test.ts')
  expect(makers).toEqual(['server/database/database.ts'])
})
