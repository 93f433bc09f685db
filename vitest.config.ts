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

const replacesModules = (file: string) => readFileSync(join(root, file), 'utf8').includes('vi.mock(')

/**
 * Files of tests share what they import, which is most of their time. Those that put something in place of a module have
 * everything to themselves.
 */
export function projectsOf(folders: readonly string[]): TestProjectInlineConfiguration[] {
  const files = folders.flatMap(testsIn)
  const project = (name: string, include: string[], isolate: boolean): TestProjectInlineConfiguration => ({
    extends: true,
    test: { name, include, isolate },
  })
  return [
    project(
      'together',
      files.filter((file) => !replacesModules(file)),
      false,
    ),
    project('alone', files.filter(replacesModules), true),
  ]
}

export default defineConfig({
  ...shared,
  test: {
    ...shared.test,
    projects: projectsOf(['components', 'content', 'quiz', 'sandbox', 'scripts', 'server', 'tcp']),
  },
})
