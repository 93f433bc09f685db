import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Tests of what the build made. They start servers and measure: one after the other. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: { include: ['scripts/**/*.built.ts'], fileParallelism: false, testTimeout: 120_000, hookTimeout: 60_000 },
})
