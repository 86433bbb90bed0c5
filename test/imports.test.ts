/**
 * The direction of imports (src/README.md): down the pipe only, each outside package in one file, the
 * outside world behind `host.ts`. TypeScript has no crates; this table stands in for them.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../src');

/** What each place may import: folders, single files, or packages. `*` types of the model are open to all. */
const open = [
  'units',
  'source',
  'diagnostics',
  'book',
  'schema',
  'numbering',
  'numbering-persian',
  'design/styled',
  'drawing',
  'zlib',
  'text-file',
];
const allowed: Readonly<Record<string, readonly string[]>> = {
  diagnostics: ['source'],
  book: ['source', 'units', 'schema', 'numbering', 'diagnostics'],
  read: ['host', 'yaml'],
  design: ['host', 'yaml', 'font/font'],
  analyze: [],
  font: ['host', 'wasm'],
  shape: ['analyze', 'font/font', 'font/catalogue', 'host'],
  break: ['shape/shaped', 'analyze', 'font/font'],
  paginate: ['break/line'],
  pdf: ['paginate/page', 'break/line', 'shape/shaped', 'font/font'],
  cover: [
    'design/design',
    'design/terms',
    'design/imprint',
    'font/font',
    'break/line',
    'compose',
    'stopwatch',
  ],
  epub: [
    'craft',
    'cover/draw-cover',
    'cover/draw-ornaments',
    'cover/title-lines',
    'design/design',
    'design/terms',
    'design/imprint',
    'design/list-counter',
    'font/font',
    'font/harfbuzz',
    'host',
    'wasm',
  ],
  quality: ['paginate', 'break/line', 'break/rivers', 'font/font', 'epub/escape'],
  cli: [
    'quality',
    'craft',
    'host',
    'pipeline',
    'prepare',
    'stopwatch',
    'design',
    'break',
    'paginate',
    'read',
  ],
};

/** The one file that knows each outside package. */
const packageHomes: Readonly<Record<string, readonly string[]>> = {
  yaml: ['yaml.ts'],
  fontkit: ['font/fontkit.ts'],
  harfbuzzjs: ['font/harfbuzz.ts'],
  pdfkit: ['pdf/pdfkit.ts'],
  'epub-gen-memory': ['epub/pack.ts'],
  'zlib-streams': ['zlib.ts'],
};

interface Import {
  readonly file: string;
  readonly target: string;
}

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found: Import[] = [];
  for (const match of text.matchAll(/(?:from\s+|import\s*\(\s*|^import\s+)'([^']+)'/gm)) {
    const name = match[1] ?? '';
    found.push({
      file,
      target: name.startsWith('.') ? relative(root, normalize(join(root, dirname(file), name))) : name,
    });
  }
  return found;
}

const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  // Generators are developers' tools, not part of the program.
  (name) => name.endsWith('.ts') && !name.endsWith('/generate.ts'),
);
const imports = files.flatMap(importsOf);
const isOurs = ({ target }: Import): boolean => target.endsWith('.ts');
const under = (target: string, place: string): boolean =>
  target === `${place}.ts` || target.startsWith(`${place}/`);

describe('imports point down the pipe', () => {
  for (const [folder, places] of Object.entries(allowed)) {
    test(`${folder}/ imports only what stands before it`, () => {
      const strays = imports.filter(
        (one) =>
          one.file.startsWith(`${folder}/`) &&
          isOurs(one) &&
          !under(one.target, folder) &&
          ![...open, ...places].some((place) => under(one.target, place)),
      );
      expect(strays).toEqual([]);
    });
  }

  test('each outside package is known by one file', () => {
    const strays = imports.filter((one) => {
      const homes = packageHomes[one.target.replace(/^((?:@[^/]+\/)?[^/]+).*/, '$1')];
      return homes !== undefined && !homes.includes(one.file);
    });
    expect(strays).toEqual([]);
  });

  test('Markdown packages are known only to read/markdown', () => {
    const strays = imports.filter(
      (one) => /^(mdast|micromark)/.test(one.target) && !one.file.startsWith('read/'),
    );
    expect(strays).toEqual([]);
  });

  test('only host.ts touches the file system, and only cli/ the process', () => {
    const strays = imports.filter(
      (one) =>
        /^node:(fs|process|child_process|os|net|http)/.test(one.target) &&
        one.file !== 'host.ts' &&
        one.file !== 'cli/launch.ts',
    );
    expect(strays).toEqual([]);
    const withProcess = files.filter(
      (file) =>
        !file.startsWith('cli/') &&
        file !== 'host.ts' &&
        /\bprocess\.(env|argv|cwd|stdout|stderr|exit)/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(withProcess).toEqual([]);
  });

  test('total-fit knows no text', () => {
    const strays = imports.filter(
      (one) =>
        one.file === 'break/total-fit.ts' &&
        isOurs(one) &&
        !/^break\/(item-list|levels)\.ts$|^units\.ts$/.test(one.target),
    );
    expect(strays).toEqual([]);
  });
});
