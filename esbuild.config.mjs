// Compiles src/ to build/warraq/ (the program) and the development tools to build/tools/.
// Bundled, because reading some three hundred module files costs more than making a small book.
import { rmSync } from 'node:fs';
import { build } from 'esbuild';

/**
 * fontkit's shaper inflates Unicode tables when it is imported and brings a WOFF2 decoder; Warraq shapes with
 * HarfBuzz and reads no WOFF2. Both stay within reach, but are loaded at their first use: some 30 ms of start-up.
 */
const lazyFontkit = {
  name: 'lazy-fontkit',
  setup(bundle) {
    const lazy = {
      'unicode-properties': ['getScript', 'getCombiningClass', 'isDigit', 'getCategory', 'isMark']
        .map((name) => `export const ${name} = (character) => require('unicode-properties').${name}(character);`)
        .join('\n'),
      'brotli/decompress.js': "export default (...input) => require('brotli/decompress.js')(...input);",
    };
    bundle.onResolve({ filter: /^(unicode-properties|brotli\/decompress\.js)$/ }, ({ path, importer, namespace }) =>
      namespace === 'lazy' || !importer.includes('fontkit') ? undefined : { path, namespace: 'lazy' },
    );
    bundle.onLoad({ filter: /.*/, namespace: 'lazy' }, ({ path }) => ({ contents: lazy[path], resolveDir: 'node_modules/fontkit' }));
  },
};

const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  logLevel: 'warning',
  legalComments: 'none',
  plugins: [lazyFontkit],
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
  // Finds its worker beside itself.
  external: ['pdfjs-dist'],
});
