import { defineConfig } from 'vitest/config'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    globalSetup: ['test/setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Most of a short file's time would go into loading the same modules anew.
    isolate: false,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // A check that decides about everybody's work may try a test once more: real time and real browsers are noisy.
    retry: process.env.CI ? 1 : 0,
    env: { TZ: 'UTC', LOG_LEVEL: 'silent' },
  },
})
