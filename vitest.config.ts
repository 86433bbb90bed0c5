import { defineConfig, type ViteUserConfig } from 'vitest/config';

const config: ViteUserConfig = defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/support/compile.ts',
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // The stages keep nothing but caches, so the files of tests share the modules they load: half the time.
    isolate: false,
    pool: 'threads',
  },
});
export default config;
