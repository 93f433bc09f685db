import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig, type TestProjectInlineConfiguration, type ViteUserConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))

export const shared: ViteUserConfig = {
  resolve: {
    alias: { '@': root, 'server-only': fileURLToPath(new URL('./node_modules/server-only/empty.js', import.meta.url)) },
  },
  test: { testTimeout: 60_000, hookTimeout: 60_000, maxWorkers: '100%' },
}

const testsIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.test\.tsx?$/.test(name))
    .map((name) => `${folder}/${name}`)

/** The line that puts the short course of the tests in place of the real one. */
const onTestCourse =
  /^vi\.mock\('\.{1,2}\/course\.ts', async \(\) => \(\{ course: \(await import\('\.{1,2}\/course-fixture\.ts'\)\)\.testCourse \}\)\)$/m

function groupOf(file: string): 'together' | 'on the test course' | 'alone' {
  const text = readFileSync(join(root, file), 'utf8')
  const replaced = text.split('vi.mock(').length - 1
  if (replaced === 0) return 'together'
  return replaced === 1 && onTestCourse.test(text) ? 'on the test course' : 'alone'
}

/**
 * Files of tests share what they import, which is most of their time: all that replace no module, and all that replace
 * the course alone. The others have everything to themselves.
 */
export function projectsOf(folders: readonly string[]): TestProjectInlineConfiguration[] {
  const files = folders.flatMap(testsIn)
  return (['together', 'on the test course', 'alone'] as const).map((name) => {
    const include = files.filter((file) => groupOf(file) === name)
    return { extends: true, test: { name, include, isolate: name === 'alone' } }
  })
}

export default defineConfig({
  ...shared,
  test: {
    ...shared.test,
    projects: projectsOf(['components', 'content', 'quiz', 'sandbox', 'scripts', 'server', 'tcp']),
  },
})
