import { fileURLToPath } from 'node:url'
import { defineConfig, type ViteUserConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))

export const shared: ViteUserConfig = {
  resolve: {
    alias: { '@': root, 'server-only': fileURLToPath(new URL('./node_modules/server-only/empty.js', import.meta.url)) },
  },
  test: { testTimeout: 60_000, hookTimeout: 60_000 },
}

/** Pure functions leave nothing behind: their tests share what they import, and take a third of the time. */
const pure = '{content,quiz,sandbox,tcp}/**/*.test.{ts,tsx}'
const others = '{components,scripts,server}/**/*.test.{ts,tsx}'

export default defineConfig({
  ...shared,
  test: {
    ...shared.test,
    projects: [
      { extends: true, test: { name: 'pure', include: [pure], isolate: false } },
      { extends: true, test: { name: 'others', include: [others] } },
    ],
  },
})
