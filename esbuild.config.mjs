// Compiles src/ to build/warraq/ (the program) and the development tools to build/tools/.
// Bundled, because reading some three hundred module files costs more than making a small book.
import { rmSync } from 'node:fs';
import { build } from 'esbuild';

const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  logLevel: 'warning',
  legalComments: 'none',
  // Packages written for CommonJS ask for Node's own modules with `require`.
  banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
};

rmSync('build/warraq', { recursive: true, force: true });
await build({
  ...shared,
  entryPoints: ['src/cli/main.ts'],
  outdir: 'build/warraq',
  splitting: true,
  minifySyntax: true,
  minifyWhitespace: true,
  banner: { js: `#!/usr/bin/env node\n${shared.banner.js}` },
});
await build({
  ...shared,
  entryPoints: { bench: 'test/bench/bench.ts', conformance: 'test/conformance/conformance.ts' },
  outdir: 'build/tools',
});
