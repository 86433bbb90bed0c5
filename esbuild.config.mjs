// Compiles src/ to build/warraq/ (the program) and the development tools to build/tools/.
//
// One script instead of some three hundred module files, and beside it V8's code cache, made by building a book:
// starting Warraq costs more than making a small book, so start-up is where the time is.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

const shared = { bundle: true, platform: 'node', target: 'node20', logLevel: 'warning', legalComments: 'none' };
/** What is started as a script: it finds files beside itself. */
const script = {
  format: 'cjs',
  minify: true,
  banner: { js: "const __url = require('node:url').pathToFileURL(__filename).href;" },
  define: { 'import.meta.url': '__url' },
};
const toolRequire =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

/**
 * What fontkit and pdfkit do when they are imported and Warraq never needs: tables of Unicode properties inflated for
 * shaping and line breaking, tables for encryption. They stay within reach, but come at their first use.
 */
const lazyParts = {
  'unicode-properties': ['getScript', 'getCombiningClass', 'isDigit', 'getCategory', 'isMark']
    .map((name) => `export const ${name} = (character) => require('unicode-properties').${name}(character);`)
    .join('\n'),
  'unicode-trie': `
    export default class {
      constructor(data) { this.data = data; }
      get(character) { return (this.trie ??= new (require('unicode-trie'))(this.data)).get(character); }
    }`,
  // For WOFF2, which `font/sfnt.ts` refuses before fontkit sees it: a quarter of the program would be its dictionary.
  'brotli/decompress.js': "export default () => { throw new Error('WOFF2 is not read'); };",
  '@noble/ciphers/aes': ['cbc', 'ecb']
    .map((name) => `export const ${name} = (...input) => require('@noble/ciphers/aes').${name}(...input);`)
    .join('\n'),
};

const lazy = {
  name: 'lazy',
  setup(bundle) {
    bundle.onResolve({ filter: /./ }, ({ path, importer, namespace }) =>
      namespace !== 'lazy' && path in lazyParts && /[/\\](fontkit|linebreak|pdfkit)[/\\]/.test(importer)
        ? { path, namespace: 'lazy', pluginData: dirname(importer) }
        : undefined,
    );
    bundle.onLoad({ filter: /./, namespace: 'lazy' }, ({ path, pluginData: resolveDir }) => ({ contents: lazyParts[path], resolveDir }));
  },
};

/** epub-gen-memory's own variants without its downloader and HTML normaliser: `epub/pack.ts` gives it no HTML. */
const lightEpub = {
  name: 'light-epub',
  setup(bundle) {
    const light = {
      './fetchable': 'fetchable-browser.js',
      './predicates': 'predicates-nop.js',
      './html-parse': 'html-parse-browser.js',
    };
    bundle.onResolve({ filter: /^\.\/(fetchable|predicates|html-parse)$/ }, ({ path, importer, resolveDir }) =>
      importer.includes('epub-gen-memory') ? { path: join(resolveDir, light[path]) } : undefined,
    );
  },
};

/**
 * The Markdown parser moves events as each list, note or quotation ends, and for that copies all events of the file so
 * far: a book of ten thousand notes took two minutes. What stands before the first edit can stay where it is.
 */
const linearEdits = {
  name: 'linear-edits',
  setup(bundle) {
    bundle.onLoad({ filter: /[/\\]micromark-util-edit-map[/\\]index\.js$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      const copying = /vecs\.push\(events\.slice\(\)\);\s*events\.length = 0;/;
      if (!copying.test(text)) throw new Error('micromark-util-edit-map is another than was patched');
      return { contents: text.replace(copying, '') };
    });
  },
};

/** JSZip has its own check sum, and compresses with pako; the PDF has zlib's, in half the time. One will do. */
const oneDeflate = {
  name: 'one-deflate',
  setup(bundle) {
    bundle.onResolve({ filter: /\/crc32$/ }, ({ path, importer }) =>
      /[/\\]jszip[/\\]/.test(importer) ? { path, namespace: 'one-crc' } : undefined,
    );
    bundle.onLoad({ filter: /.*/, namespace: 'one-crc' }, () => ({
      contents: `
        // Not zlib.deflate's bytes, which differ from one Node to another: a check sum is the same everywhere.
        const { crc32 } = require('node:zlib');
        module.exports = (bytes, from) =>
          bytes === undefined ? 0 : crc32(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes, from >>> 0) | 0;`,
    }));
    bundle.onResolve({ filter: /^pako$/ }, ({ path }) => ({ path, namespace: 'one-deflate' }));
    bundle.onLoad({ filter: /.*/, namespace: 'one-deflate' }, () => ({
      contents: `
        import { deflateRaw } from './src/zlib.ts';
        // Each file as a whole: it is in memory anyway.
        export class Deflate {
          constructor({ level }) { this.level = level; this.chunks = []; }
          push(chunk, isLast) {
            // It ends a file with an empty array.
            if (chunk.length > 0) this.chunks.push(chunk);
            if (isLast) this.onData(deflateRaw(Buffer.concat(this.chunks), this.level));
          }
        }`,
      resolveDir: import.meta.dirname,
    }));
  },
};

/** Fills `src/precompiled.ts` with the trees of the designs, read by `src/yaml.ts` itself. */
const precompiledDesigns = {
  name: 'precompiled-designs',
  setup(bundle) {
    bundle.onLoad({ filter: /[/\\]src[/\\]precompiled\.ts$/ }, async () => {
      const reader = await build({ ...shared, entryPoints: ['src/yaml.ts'], format: 'cjs', write: false });
      const module = { exports: {} };
      new Function('module', 'require', reader.outputFiles[0].text)(module, createRequire(import.meta.url));
      const { readYaml } = module.exports;
      const offsets = (key, value) => (key === 'span' || key === 'keySpan' ? [value.start, value.end] : value);
      const names = readdirSync('templates').filter((name) => existsSync(`templates/${name}/design.yaml`));
      const entries = names.map((name) => {
        const text = readFileSync(`templates/${name}/design.yaml`, 'utf8');
        return `[${JSON.stringify(text)}, ${JSON.stringify(readYaml({ path: name, text }).value, offsets)}]`;
      });
      return { contents: `export const precompiled = new Map([${entries.join(',')}]);`, loader: 'js' };
    });
  },
};

/**
 * The program as `cli/launch.ts` runs it: a function, and all of it in ASCII, which V8 holds in half the memory and is
 * ready with in two thirds of the time. esbuild writes strings so, but leaves regular expressions as they are.
 */
const launchable = {
  name: 'launchable',
  setup(bundle) {
    bundle.initialOptions.write = false;
    bundle.onEnd(({ outputFiles }) => {
      for (const { path, text } of outputFiles) {
        if (/\\[^\0-\x7f]/.test(text)) throw new Error('a character behind a backslash cannot be escaped');
        const escaped = text.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
        writeFileSync(path, `(function (module, require, __filename) {${escaped}\n})`);
      }
    });
  },
};

rmSync('build/warraq', { recursive: true, force: true });
mkdirSync('build/warraq', { recursive: true });
await Promise.all([
  build({
    ...shared,
    ...script,
    entryPoints: ['src/cli/program.ts'],
    outfile: 'build/warraq/program.cjs',
    plugins: [lazy, lightEpub, linearEdits, oneDeflate, precompiledDesigns, launchable],
  }),
  build({
    ...shared,
    ...script,
    entryPoints: ['src/cli/serve.ts'],
    outfile: 'build/warraq/second-thread.cjs',
  }),
  build({
    ...shared,
    entryPoints: ['src/cli/launch.ts'],
    outfile: 'build/warraq/main.js',
    format: 'esm',
    banner: { js: '#!/usr/bin/env node' },
  }),
  build({
    ...shared,
    entryPoints: {
      bench: 'test/bench/bench.ts',
      conformance: 'test/conformance/conformance.ts',
      pictures: 'test/pictures/pictures.ts',
    },
    outdir: 'build/tools',
    format: 'esm',
    banner: { js: toolRequire },
    // Finds its worker beside itself.
    external: ['pdfjs-dist'],
  }),
]);

const out = mkdtempSync(join(tmpdir(), 'warraq-compile-'));
const sample = ['build/warraq/main.js', 'build', 'content/beijing-summit', '--out', out];
const { status } = spawnSync(process.execPath, sample, {
  env: { ...process.env, WARRAQ_WRITE_CODE_CACHE: '1' },
  stdio: ['ignore', 'ignore', 'inherit'],
});
rmSync(out, { recursive: true, force: true });
if (status !== 0) process.exit(1);
