import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'

/** The modules find the project by where they lie, so they are copied into a small project. */
let project: string
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'four-waves-setup-'))
  cpSync('scripts/setup', join(project, 'scripts/setup'), { recursive: true })
})
afterEach(() => rmSync(project, { recursive: true }))

const load = (name: string) => import(pathToFileURL(join(project, 'scripts/setup', name)).href)

function write(path: string, text: string) {
  mkdirSync(dirname(join(project, path)), { recursive: true })
  writeFileSync(join(project, path), text)
}

const lock = (version: string, more = {}) =>
  JSON.stringify({ packages: { '': {}, 'node_modules/a': { version, integrity: `sha512-${version}` }, ...more } })

test('packages are installed when npm has installed what the lock names', async () => {
  const { packagesInstalled } = await load('packages.mjs')
  expect(packagesInstalled()).toBe(false)
  write('package-lock.json', lock('1.0.0'))
  expect(packagesInstalled()).toBe(false)
  write('node_modules/.package-lock.json', lock('1.0.0'))
  expect(packagesInstalled()).toBe(true)
  write('package-lock.json', lock('1.0.1'))
  expect(packagesInstalled()).toBe(false)
})

test('a package for another machine need not be installed', async () => {
  const { packagesInstalled } = await load('packages.mjs')
  write('package-lock.json', lock('1.0.0', { 'node_modules/b-darwin': { version: '1.0.0', optional: true } }))
  write('node_modules/.package-lock.json', lock('1.0.0'))
  expect(packagesInstalled()).toBe(true)
})

test('a build is current until a source changes, appears or goes', async () => {
  const { buildIsCurrent, stampBuild } = await load('build.mjs')
  const { sourcesHash } = await load('sources.mjs')
  write('app/page.tsx', 'one')
  write('.next/BUILD_ID', 'x')
  expect(buildIsCurrent()).toBe(false)
  stampBuild(sourcesHash())
  expect(buildIsCurrent()).toBe(true)
  write('app/page.tsx', 'two')
  expect(buildIsCurrent()).toBe(false)
  stampBuild(sourcesHash())
  write('content/lessons/01-a/questions.yaml', '[]')
  expect(buildIsCurrent()).toBe(false)
  stampBuild(sourcesHash())
  rmSync(join(project, 'content'), { recursive: true })
  expect(buildIsCurrent()).toBe(false)
})

test('documents, tests, data and what tools make are no reason to build again', async () => {
  const { sourcesHash } = await load('sources.mjs')
  write('app/page.tsx', 'one')
  const before = sourcesHash()
  for (const path of [
    'docs/a.md',
    'README.md',
    'e2e/a.spec.ts',
    'app/page.test.tsx',
    'data/x.db',
    'node_modules/a/index.js',
    '.next/x',
    '.git/HEAD',
    'server/database/generated/client.ts',
    'tsconfig.tsbuildinfo',
  ]) {
    write(path, 'x')
  }
  expect(sourcesHash()).toBe(before)
})
