import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'

/** File, what it imports. A folder may import only what the arrows of docs/architecture.md say. */
const forbidden: [file: string, specifier: string][] = [
  ['tcp/a.ts', '../quiz/goal.ts'],
  ['tcp/a.ts', '@/quiz/goal'],
  ['tcp/a.ts', '../content/locale.ts'],
  ['tcp/a.ts', 'zod'],
  ['tcp/a.ts', 'zod/mini'],
  ['tcp/a.ts', 'node:fs'],
  ['tcp/a.ts', 'fs'],
  ['tcp/a.ts', 'react'],
  ['tcp/schema.ts', 'zod'],
  ['tcp/cli.ts', '../server/course.ts'],
  ['tcp/engine/a.ts', '../../quiz/goal.ts'],
  ['tcp/engine/a.ts', 'node:crypto'],
  ['tcp/capture/fixtures/a.ts', '../../../server/course.ts'],
  ['tcp/engine/a.test.ts', '../../quiz/goal.ts'],
  ['quiz/a.ts', '../server/course.ts'],
  ['quiz/a.ts', '../sandbox/run.ts'],
  ['quiz/a.ts', '../components/kit/button'],
  ['quiz/a.ts', '@/server/course'],
  ['quiz/a.ts', 'react'],
  ['quiz/a.ts', 'node:fs'],
  ['quiz/kinds/a.ts', '../../server/course.ts'],
  ['quiz/kinds/a.ts', '../../content/check.ts'],
  ['sandbox/a.tsx', '@/server/lessons'],
  ['sandbox/a.tsx', '../server/lessons.ts'],
  ['sandbox/a.tsx', '@/components/question/question'],
  ['sandbox/a.tsx', '../components/lesson/marks'],
  ['sandbox/a.tsx', '../app/route.ts'],
  ['sandbox/a.tsx', 'zod'],
  ['components/question/a.tsx', '@/server/questions'],
  ['components/question/a.tsx', '../../server/questions.ts'],
  ['components/question/a.tsx', '../../app/route.ts'],
  ['components/question/a.tsx', '@/content/lessons/02-first-wave/questions.yaml'],
  ['components/question/a.tsx', '../../content/lessons/02-first-wave/questions.yaml'],
  ['components/question/a.tsx', 'zod'],
  ['components/question/a.tsx', '@prisma/client'],
  ['server/a.ts', '../components/kit/button'],
  ['server/a.ts', '@/sandbox/lazy'],
  ['server/http/a.ts', '../../app/route.ts'],
  ['server/a.ts', 'react'],
  ['server/a.ts', 'next/headers'],
  ['content/a.ts', '../server/course.ts'],
  ['content/a.ts', '@/components/kit/button'],
  ['app/a.ts', '@/server/database/database'],
  ['app/api/attempts/a.ts', '../../../server/database/database.ts'],
  ['app/a.ts', '@/scripts/build'],
]

const permitted: [file: string, specifier: string][] = [
  ['tcp/a.ts', './scenario.ts'],
  ['tcp/a.ts', './engine/seq.ts'],
  ['tcp/schema.ts', 'zod/mini'],
  ['tcp/cli.ts', 'node:fs'],
  ['tcp/engine/a.ts', '../scenario.ts'],
  ['tcp/engine/a.ts', '../capture/bytes.ts'],
  ['tcp/capture/fixtures/a.ts', '../../scenario.ts'],
  ['tcp/engine/a.test.ts', 'vitest'],
  ['tcp/a.test.ts', 'node:fs'],
  ['quiz/a.ts', '../tcp/scenario.ts'],
  ['quiz/a.ts', '../content/locale.ts'],
  ['quiz/a.ts', 'zod'],
  ['quiz/kinds/a.ts', '../kind.ts'],
  ['quiz/kinds/a.ts', '../../tcp/schema.ts'],
  ['sandbox/a.tsx', '../tcp/simulate.ts'],
  ['sandbox/a.tsx', '@/components/kit/button'],
  ['sandbox/a.tsx', '@/content/locale'],
  ['components/question/a.tsx', '@/sandbox/lazy'],
  ['components/question/a.tsx', '@/quiz/question'],
  ['components/question/a.tsx', 'next-intl'],
  ['server/a.ts', '../quiz/question.ts'],
  ['server/a.ts', '../tcp/simulate.ts'],
  ['server/http/a.ts', '../database/lock.ts'],
  ['server/a.ts', 'server-only'],
  ['content/a.ts', '../quiz/content.ts'],
  ['app/a.ts', '@/server/lessons'],
  ['app/a.ts', '@/components/kit/button'],
]

const importing = (specifier: string) => `import * as thing from '${specifier}'\nexport const kept = thing\n`

/**
 * The complaints of the linter about imports, globals and plugins, by file. The project's rules are copied to a folder
 * of their own, so that nothing is planted where others work.
 */
function complaints(files: Record<string, string>): Record<string, string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'four-waves-rules-'))
  for (const path of ['biome.json', '.gitignore', 'scripts/lint']) cpSync(path, join(folder, path), { recursive: true })
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  const args = [resolve('node_modules/@biomejs/biome/bin/biome'), 'lint', '--reporter=json', '--max-diagnostics=none']
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  const found: Record<string, string[]> = {}
  for (const { category, location } of JSON.parse(stdout).diagnostics) {
    if (!/noRestrictedImports|noRestrictedGlobals|^plugin/.test(category)) continue
    found[location.path] = [...(found[location.path] ?? []), category]
  }
  return found
}

function plant(imports: [file: string, specifier: string][]) {
  const planted = imports.map(([file, specifier], index) => ({ file: numbered(file, index), specifier }))
  const found = complaints(Object.fromEntries(planted.map(({ file, specifier }) => [file, importing(specifier)])))
  return planted.map((each) => ({ ...each, caught: each.file in found }))
}

/** Several imports of one file are planted under numbered names; the rule sees the folder. */
const numbered = (file: string, number: number) =>
  /(schema|cli)\.ts$/.test(file) ? file : file.replace(/(\.test)?\.(tsx?)$/, `-${number}$1.$2`)

test('the linter catches an import against each arrow between the folders', () => {
  expect(plant(forbidden).filter(({ caught }) => !caught)).toEqual([])
})

test('the linter lets the permitted imports pass', () => {
  expect(plant(permitted).filter(({ caught }) => caught)).toEqual([])
})

test('an import that hides in a type, a re-export or a call is caught as well', () => {
  const found = complaints({
    'components/a.ts': "export type { Thing } from '@/server/course'\n",
    'components/b.ts': "import type { Thing } from '../server/course.ts'\nexport type Kept = Thing\n",
    'components/c.ts': "export const later = () => import('@/server/course')\n",
    'components/d.ts': "export * from '../server/course.ts'\n",
  })
  expect(Object.keys(found).sort()).toEqual([
    'components/a.ts',
    'components/b.ts',
    'components/c.ts',
    'components/d.ts',
  ])
})

test.each([
  'Math.random()',
  'Date.now()',
  'new Date()',
  'performance.now()',
  'process.env.HOME',
  'window.location',
  'document.title',
  'globalThis.Date',
  "fetch('/')",
  'setTimeout(() => {}, 1)',
])('the engine may not use %s, nor may the graders', (expression) => {
  const text = `export const value = () => ${expression}\n`
  const found = complaints({ 'tcp/engine/a.ts': text, 'quiz/kinds/a.ts': text, 'server/a.ts': text })
  expect(Object.keys(found).sort()).toEqual(['quiz/kinds/a.ts', 'tcp/engine/a.ts'])
})

test('the engine may write a date that it was given', () => {
  expect(complaints({ 'tcp/a.ts': 'export const text = (ms: number) => new Date(ms).toISOString()\n' })).toEqual({})
})
