/**
 * The readmes' pictures, from real output: `npm run pictures`, by hand, after a design has changed. Needs poppler's
 * pdftoppm, ImageMagick's convert, unzip and Chromium; none of them takes part in a build. In: the books of content/;
 * out: templates/pictures/<design>-<what>.png, few colours, small.
 */

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const program = 'build/warraq/main.js';
const work = 'build/tools/pictures';
const out = 'templates/pictures';
const designs = ['classical', 'contemporary'] as const;
/** Cover, title page, text and phone show the article; contents, an opening and verses the book of specimens. */
const article = 'beijing-summit';
const specimens = 'daftar-al-huruf';
/** A verse of the page that shows a poem. */
const verse = 'نَوحُ باكٍ';
const chromium = process.env['CHROMIUM'] ?? 'chromium';

/** Pixels. */
const pageWidth = 440;
const phone = { width: 360, height: 640 } as const;
const colors = '32';
const coverColors = '64';

const run = (command: string, ...values: readonly string[]): string =>
  execFileSync(command, values, {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['ignore', 'pipe', 'ignore'],
  });

/** The book as it is, in another design. */
function copied(book: string, design: string): string {
  const folder = join(work, `${design}-${book}`);
  cpSync(join('content', book), folder, { recursive: true });
  const file = join(folder, 'book.yaml');
  const text = readFileSync(file, 'utf8');
  // Alone on its line, or under `design:`.
  const changed = text.replace(/^(design: |  name: )\w+$/m, `$1${design}`);
  if (!changed.includes(`: ${design}\n`)) throw new Error(`${file} names no design`);
  writeFileSync(file, changed);
  return folder;
}

interface PlacedPage {
  /** 1-based place in the file. */
  readonly number: number;
  readonly side: string;
  readonly section: string;
  readonly isBlank: boolean;
  /** Its lines, as the dump has them. */
  readonly text: string;
}

function pagesOf(folder: string): readonly PlacedPage[] {
  const pages = run('node', program, 'build', folder, '--dump', 'pages').split(/^(?=page )/m);
  const dumped = pages.filter((page) => page.startsWith('page '));
  return dumped.map((text, index) => {
    const words = text.slice(0, text.indexOf('\n')).split(' ');
    const section = words.find((word) => /^(cover|half-title|title|imprint|contents|chapter)$/.test(word));
    return {
      number: index + 1,
      side: words.find((word) => word === 'recto' || word === 'verso') ?? '',
      section: section ?? '',
      isBlank: words.includes('blank'),
      text,
    };
  });
}

/** A page of a PDF as a picture beside the others of its kind. */
function rastered(pdf: string, number: number): string {
  const name = join(work, `page-${number}`);
  const at = String(number);
  run('pdftoppm', '-r', '200', '-f', at, '-l', at, '-singlefile', '-png', pdf, name);
  return `${name}.png`;
}

/** Pages side by side, the first at the left, on a hairline, in few colours. */
function saved(name: string, pictures: readonly string[], count = colors, width = pageWidth): void {
  const scaled = ['-filter', 'Lanczos', '-resize', `${width}x`, '-bordercolor', '#b8b4ac', '-border', '1'];
  const reduced = ['-dither', 'None', '-colors', count, '-strip', '-define', 'png:compression-level=9'];
  run('convert', ...pictures, ...scaled, '+append', ...reduced, join(out, `${name}.png`));
}

function first(pages: readonly PlacedPage[], section: string): number {
  const found = pages.find((page) => page.section === section && !page.isBlank);
  if (found === undefined) throw new Error(`no page of the kind ${section}`);
  return found.number;
}

/** The opening after a chapter's first page: a verso and the recto that faces it at its left. */
function spreadOf(pages: readonly PlacedPage[]): readonly [recto: number, verso: number] {
  const opening = first(pages, 'chapter');
  const verso = pages.find(
    ({ number, side, section }) => number > opening && side === 'verso' && section === 'chapter',
  );
  if (verso === undefined) throw new Error('no opening of two pages of text');
  return [verso.number + 1, verso.number];
}

/** The page that holds some words. */
function holding(pages: readonly PlacedPage[], words: string): number {
  const found = pages.find(({ text }) => text.includes(words));
  if (found === undefined) throw new Error(`no page with the words ${words}`);
  return found.number;
}

/** A chapter of the EPUB as a browser shows it at a phone's width. */
function phonePicture(epub: string, design: string): string {
  const folder = join(work, `${design}-epub`);
  run('unzip', '-q', '-o', epub, '-d', folder);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const chapter = files
    .filter((name) => name.endsWith('.xhtml'))
    .map((name) => join(folder, name))
    .filter((path) => readFileSync(path, 'utf8').includes('epub:type="chapter"'))
    .sort((one, other) => order(folder, files, one) - order(folder, files, other))[0];
  if (chapter === undefined) throw new Error('no chapter in the EPUB');
  const text = readFileSync(chapter, 'utf8');
  writeFileSync(chapter, text.replace('</head>', '<style>body{padding:18px!important}</style></head>'));
  const picture = join(work, `${design}-phone.png`);
  const size = `--window-size=${phone.width},${phone.height}`;
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars'];
  const target = [`--screenshot=${resolve(picture)}`, pathToFileURL(resolve(chapter)).href];
  run(chromium, ...flags, '--force-device-scale-factor=2', size, ...target);
  return picture;
}

/** Place in the spine. */
function order(folder: string, files: readonly string[], path: string): number {
  const opf = files.find((name) => name.endsWith('.opf')) ?? '';
  const name = path.slice(path.lastIndexOf('/') + 1);
  const text = readFileSync(join(folder, opf), 'utf8');
  const id = new RegExp(`<item [^>]*id="([^"]+)"[^>]*href="${name}"`).exec(text)?.[1] ?? name;
  return text.indexOf(`idref="${id}"`);
}

interface Built {
  readonly pdf: string;
  readonly epub: string;
  readonly pages: readonly PlacedPage[];
}

function built(book: string, design: string): Built {
  const folder = copied(book, design);
  const output = `${folder}-out`;
  run('node', program, 'build', folder, '--out', output);
  const file = (ending: string): string => {
    const name = readdirSync(output).find((each) => each.endsWith(ending));
    if (name === undefined) throw new Error(`no ${ending} of ${book} in ${design}`);
    return join(output, name);
  };
  return { pdf: file('.pdf'), epub: file('.epub'), pages: pagesOf(folder) };
}

function picturesOf(design: string): void {
  const text = built(article, design);
  const page = (number: number): string => rastered(text.pdf, number);
  saved(`${design}-cover`, [page(1)], coverColors);
  saved(`${design}-title`, [page(first(text.pages, 'title'))]);
  const [recto, verso] = spreadOf(text.pages);
  saved(`${design}-spread`, [page(recto), page(verso)]);
  saved(`${design}-phone`, [phonePicture(text.epub, design)]);
  const blocks = built(specimens, design);
  const shown = (number: number): string => rastered(blocks.pdf, number);
  saved(`${design}-contents`, [shown(first(blocks.pages, 'contents'))]);
  saved(`${design}-opening`, [shown(first(blocks.pages, 'chapter'))]);
  saved(`${design}-poem`, [shown(holding(blocks.pages, verse))]);
}

rmSync(work, { recursive: true, force: true });
mkdirSync(work, { recursive: true });
mkdirSync(out, { recursive: true });
for (const design of designs) picturesOf(design);
