import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Waiting longer than a busy machine needs costs nothing: what is right ends at once, what hangs still ends.
    testTimeout: 120_000,
    hookTimeout: 300_000,
    // A busy machine or a browser may trip once; the report names every test that needed its second try.
    retry: 1,
    expect: { poll: { timeout: 60_000 } },
  },
});
