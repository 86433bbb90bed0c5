/**
 * The readmes' pictures, from real output: `npm run pictures [BOOK]`, by hand, after a design has changed. Needs
 * poppler's pdftoppm and pdftotext, ImageMagick's convert, unzip and Chromium; none of them takes part in a build.
 * In: a book of content/ (else the first there) and the specimens; out: templates/pictures/<design>-<what>.png, few
 * colours, small.
 */

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const program = 'build/warraq/main.js';
const work = 'build/tools/pictures';
const out = 'templates/pictures';
const designs = ['classical', 'contemporary'] as const;
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
  const folder = join(work, design);
  cpSync(join('content', book), folder, { recursive: true });
  const file = join(folder, 'book.yaml');
  const lines = readFileSync(file, 'utf8').replace(/^design:.*\n/m, '');
  writeFileSync(file, `${lines.trimEnd()}\ndesign: ${design}\n`);
  return folder;
}

interface PlacedPage {
  /** 1-based place in the file. */
  readonly number: number;
  readonly side: string;
  readonly section: string;
  readonly isBlank: boolean;
}

function pagesOf(folder: string): readonly PlacedPage[] {
  const heads = run('node', program, 'build', folder, '--dump', 'pages').match(/^page .*$/gm) ?? [];
  return heads.map((head, index) => {
    const words = head.split(' ');
    const section = words.find((word) => /^(cover|half-title|title|imprint|contents|chapter)$/.test(word));
    return {
      number: index + 1,
      side: words.find((word) => word === 'recto' || word === 'verso') ?? '',
      section: section ?? '',
      isBlank: words.includes('blank'),
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

/** The page of the specimen that holds verses. */
function poemPage(pdf: string): number {
  const texts = run('pdftotext', pdf, '-').split('\f');
  const found = texts.findIndex((text) => text.normalize('NFKC').includes('العزائم'));
  return found < 0 ? texts.length - 1 : found + 1;
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

function picturesOf(book: string, design: string): void {
  const folder = copied(book, design);
  run('node', program, 'build', folder, '--out', join(work, `${design}-out`));
  const outputs = readdirSync(join(work, `${design}-out`)).map((name) => join(work, `${design}-out`, name));
  const pdf = outputs.find((name) => name.endsWith('.pdf')) ?? '';
  const epub = outputs.find((name) => name.endsWith('.epub')) ?? '';
  const pages = pagesOf(folder);
  const page = (number: number): string => rastered(pdf, number);
  saved(`${design}-cover`, [page(1)], coverColors);
  saved(`${design}-title`, [page(first(pages, 'title'))]);
  saved(`${design}-contents`, [page(first(pages, 'contents'))]);
  saved(`${design}-opening`, [page(first(pages, 'chapter'))]);
  const [recto, verso] = spreadOf(pages);
  saved(`${design}-spread`, [page(recto), page(verso)]);
  saved(`${design}-phone`, [phonePicture(epub, design)]);
  run('node', program, 'specimen', design, '--out', work);
  const specimen = join(work, `specimen-${design}.pdf`);
  saved(`${design}-poem`, [rastered(specimen, poemPage(specimen))]);
}

const book = process.argv[2] ?? readdirSync('content').sort()[0];
if (book === undefined) throw new Error('content/ has no book');
rmSync(work, { recursive: true, force: true });
mkdirSync(work, { recursive: true });
mkdirSync(out, { recursive: true });
for (const design of designs) picturesOf(book, design);
