/**
 * Ten thousand random texts (five hundred outside CI), each a Markdown file, four to a book, from the manuscript to
 * the pages, some of them to the files: nothing may throw, hang, or place anything nowhere. The text is made of what goes wrong: Arabic with
 * marks, digits, Latin, bidi controls, Markdown's own signs, odd code points. Each text has a number; a failure
 * names it, and `RANDOM_TEXT=4711 npx vitest run test/books/random-text.test.ts` runs it alone and prints it.
 * `RANDOM_TEXTS=100000` runs more.
 */

import { Buffer } from 'node:buffer';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { createComposer } from '../../src/compose.ts';
import type { Design } from '../../src/design/design.ts';
import { dress } from '../../src/design/dress.ts';
import { facesOf, loadDesign } from '../../src/design/load.ts';
import { type Diagnostic, hasErrors } from '../../src/diagnostics/diagnostic.ts';
import { renderDiagnostic } from '../../src/diagnostics/render.ts';
import type { Fonts } from '../../src/font/font.ts';
import { createHost, type Host } from '../../src/host.ts';
import type { Edition } from '../../src/paginate/page.ts';
import { paginate } from '../../src/paginate/paginate.ts';
import { publishEpub, publishPdf } from '../../src/pipeline.ts';
import { read } from '../../src/read/read.ts';
import { createStopwatch } from '../../src/stopwatch.ts';
import { fontRoot, fontsOf } from '../support/fonts.ts';
import { memoryHost } from '../support/memory-host.ts';
import { unpackEpub } from '../support/unpack-epub.ts';

const textCount = Number(process.env['RANDOM_TEXTS'] ?? (process.env['CI'] === undefined ? 500 : 10_000));
const onlyText = process.env['RANDOM_TEXT'];
const textsInBook = 4;
/** Of so many books without errors, one is written to files too. */
const booksPerFile = 25;
/** Milliseconds that one book may take on a busy machine; usually it is five. */
const patience = 10_000;

const stopwatch = createStopwatch(
  () => 0,
  () => undefined,
);

/** mulberry32, by Tommy Ettinger (public domain): 32 bits of state, the same numbers on every machine. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const words =
  'كتاب وراق لله ﷺ محمّد الرَّحْمٰن بِسْمِ لا لأ إلى ؟ ، ؛ «قول» (قوس) [سورة] ١٢٣ ۴۵۶ 1984 12.5% fish-and-chips http://example.org/a_b?c=d'.split(
    ' ',
  );
const marks = '\u{64b}\u{64e}\u{651}\u{652}\u{670}\u{6e1}\u{610}\u{300}\u{654}'.split('');
const controls =
  '\u{200b}\u{200c}\u{200d}\u{200e}\u{200f}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}\u{ad}\u{2060}\u{feff}\u{61c}'.split(
    '',
  );
const spaces = [
  ' ',
  ' ',
  ' ',
  '  ',
  '\u{a0}',
  '\u{202f}',
  '\u{2003}',
  '\u{3000}',
  '\t',
  '\n',
  '\\\n',
  '  \n',
  '\u{2028}',
  '\u{85}',
];
const signs = [
  ...'*_`[]()<>!#&;:|~^$%{}"\'\\/-+=.'.split(''),
  '**',
  '``',
  '![',
  '](',
  '[^a]',
  '&amp;',
  '&#x202E;',
  '<b>',
  '<!--',
  '-->',
  ':span[',
  ']{lang=en}',
  ']{dir="rtl"}',
  ']{.underline}',
  '\n![و](a.png)\n',
  ' {#اسم}',
  '\\*',
  '[^a]: ',
];
const odd = [
  '\u{640}',
  '\u{6dd}',
  '\u{fdfd}',
  '\u{fef5}',
  '\u{25cc}',
  '漢',
  '😀',
  '👩\u{200d}👩\u{200d}👧',
  '\u{1ee00}',
  '\u{e0001}',
  '\u{10ffff}',
  '\u{fffd}',
  '\u{d800}',
  '\u{dc00}\u{d800}',
  '\0',
  '\u{1b}',
  '\u{7f}',
  '\u{ffff}',
  'ﬁ',
  'ß',
  '\u{345}',
  'क्षि',
  'ไทย',
  '각',
  '\u{1100}\u{1161}',
];
const shouted = [
  'ا'.repeat(300),
  'W'.repeat(200),
  'ـ'.repeat(100),
  '\u{64e}'.repeat(200),
  '('.repeat(60),
  '\u{2067}'.repeat(130),
  '1'.repeat(150),
];

type Random = () => number;
const pick = (random: Random, from: readonly string[]): string =>
  from[Math.floor(random() * from.length)] ?? '';

/** A line of text; `tame` leaves out what is an error in a book. */
function line(random: Random, tame: boolean): string {
  let text = '';
  const length = 1 + Math.floor(random() ** 3 * 30);
  for (let count = 0; count < length; count++) {
    const chance = random();
    if (chance < 0.6) text += pick(random, words) + pick(random, ['', ' ', ' ', ' ']);
    else if (chance < 0.7) text += pick(random, marks);
    else if (chance < 0.78) text += pick(random, spaces.slice(0, tame ? 13 : spaces.length));
    else if (chance < 0.85) text += pick(random, controls);
    else if (chance < 0.998)
      text += tame
        ? pick(random, ['*', '**', '،', '…', '/', '-', '!', '[', ']{dir="rtl"}', ']{.underline}'])
        : pick(random, random() < 0.7 ? signs : odd);
    else text += pick(random, shouted);
  }
  return text;
}

const blockStarts = [
  '',
  '',
  '',
  '# ',
  '## ',
  '###### ',
  '> ',
  '- ',
  '1. ',
  '   ',
  '    ',
  '> > - ',
  '| a | b |\n|---|---|\n| ',
  '***\n',
  '```\n',
  ':::note[',
  ':::poem\n',
  ':::poem\n|  |  |\n|---|---|\n| ',
  ':::quran{sura="الفاتحة" verse="١"}\n',
  ':::epigraph{source="س"}\n',
  '::::key-points\n',
  ':::colophon\n',
  ':::definitions\n',
  ':::passage{lang=ur kashida=generous}\n',
  ':::index\n:::\n',
  ':::table[ج]\n| a |\n|---|\n| ',
  '# {.part} ',
  '> — ',
  ':index[',
  ':ref[ch-1]',
  ':quran[',
  '[^a]: ',
  '![',
  '---\n',
  'Setext\n===\n',
  '<div>\n',
];
/** Blocks that are right whatever text stands in them. */
const tameBlocks: readonly ((text: string) => string)[] = [
  (text) => `# ${text.replaceAll('\n', ' ')} س`,
  (text) => `## ${text.replaceAll('\n', ' ')} س`,
  (text) => `> ${text.replaceAll('\n', '\n> ')}`,
  (text) => `- ${text.replaceAll('\n', ' ')}\n- ${text.replaceAll('\n', ' ')}`,
  (text) => `| ${text.replaceAll(/[\n|]/g, ' ')} | ب |\n|---|---|\n| ج | ${text.replaceAll(/[\n|]/g, ' ')} |`,
  (text) => `نص[^n]\n\n[^n]: ${text.replaceAll('\n', ' ')}`,
  (text) => `:::note[${text.replaceAll(/[\n[\]]/g, ' ')} س]\nس ${text}\n:::`,
  (text) => `# ${text.replaceAll('\n', ' ')} س {.part}\n\n# ف\n\nن :page[ch-1] :ref[ch-1]`,
  (text) => `:::definitions\nس\n: ${text.replaceAll('\n', ' ')} س\n:::`,
  (text) => `:::passage{lang=ur kashida=generous}\nس ${text}\n:::`,
  (text) =>
    `:quran[${text.replaceAll(/[\n[\]]/g, ' ')} س]{sura="س"} :index[${text.replaceAll(/[\n[\]*]/g, ' ')} س]`,
  (text) => `:::poem\nس ${text.replaceAll(/[\n|]/g, ' ')} | ${text.replaceAll(/[\n|]/g, ' ')} ع\n:::`,
];

/** The text of a number; tame or not, its whole book is. */
function manuscript(seed: number): string {
  const random = randomNumbers(seed);
  const tame = Math.floor(seed / textsInBook) % 3 === 0;
  const blocks = ['# باب', 'نص.'];
  const count = 1 + Math.floor(random() * 3);
  for (let index = 0; index < count; index++) {
    const text = line(random, tame);
    const wrap = tame && random() < 0.5 ? tameBlocks[Math.floor(random() * tameBlocks.length)] : undefined;
    blocks.push(wrap === undefined ? (tame ? `س${text}` : pick(random, blockStarts) + text) : wrap(text));
    if (!tame && random() < 0.3) blocks.push(pick(random, [':::', '::::', '```', ']', '-->']));
  }
  return `${blocks.join('\n\n')}\n`;
}

const bookOf = (seeds: readonly number[]): Readonly<Record<string, string>> => ({
  'book/book.yaml': 'title: كتاب\n',
  ...Object.fromEntries(seeds.map((seed) => [`book/${seed}.md`, manuscript(seed)])),
});

interface Composed {
  readonly edition: Edition;
  readonly diagnostics: readonly Diagnostic[];
}

function compose(seeds: readonly number[], design: Design, fonts: Fonts): Composed {
  const { value: book, diagnostics } = read(memoryHost(bookOf(seeds)), 'book');
  if (book === undefined) throw new Error(`no book: ${JSON.stringify(diagnostics[0])}`);
  const dressed = dress(book, design, fonts);
  const composer = createComposer(fonts, dressed.value.justification, stopwatch);
  const { value: edition, diagnostics: layout } = paginate(dressed.value, composer.compose);
  const said = [...diagnostics, ...dressed.diagnostics, ...layout, ...composer.diagnostics()];
  return { edition, diagnostics: said };
}

/** Everything has a place, and everything said can be printed in both languages. */
function check({ edition, diagnostics }: Composed): void {
  for (const page of edition.pages) {
    for (const item of page.items) {
      const numbers = Object.values(item).filter((value) => typeof value === 'number');
      if (!numbers.every(Number.isFinite)) throw new Error(`placed nowhere: ${JSON.stringify(numbers)}`);
    }
  }
  for (const diagnostic of diagnostics) {
    for (const language of ['en', 'ar'] as const) {
      const message = renderDiagnostic(diagnostic, language);
      // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
      if (/[\0-\u{8}\u{b}-\u{1f}]|undefined(?!-)|NaN/u.test(message))
        throw new Error(`said badly: ${message}`);
    }
  }
}

/**
 * Nothing can interrupt a loop that never ends, so a second thread watches the number of the text; where it stands
 * still, it says which text hangs and ends the process.
 */
function watch(): { readonly now: (seed: number) => void; readonly stop: () => Promise<number> } {
  const current = new Int32Array(new SharedArrayBuffer(4));
  const code = `
    const { workerData: { current, patience } } = require('node:worker_threads');
    for (let last = -1; ; ) {
      Atomics.wait(current, 0, Atomics.load(current, 0), patience);
      const seed = Atomics.load(current, 0);
      if (seed === last) {
        require('node:fs').writeSync(2, 'random text ' + seed + ' or one of the next hangs\\n');
        process.kill(process.pid, 'SIGKILL');
      }
      last = seed;
    }`;
  const worker = new Worker(code, { eval: true, workerData: { current, patience } });
  return { now: (seed) => void Atomics.store(current, 0, seed), stop: () => worker.terminate() };
}

interface Workshop {
  readonly design: Design;
  readonly fonts: Fonts;
}

function openWorkshop(): Workshop {
  const metadata = { language: 'ar', design: { name: 'classical', overrides: {} } };
  const { value: design } = loadDesign(createHost(), templateRoots, metadata);
  if (design === undefined) throw new Error('the design does not load');
  return { design, fonts: fontsOf(...facesOf(design, ['ur'])) };
}

const templateRoots = [`${fontRoot}/../templates`];

/** The files of the repository, and a book in memory. */
function hostOf(seeds: readonly number[]): Host {
  const disk = createHost();
  const memory = memoryHost(bookOf(seeds));
  const ofPath = (path: string): Host => (memory.exists(path) ? memory : disk);
  return {
    ...disk,
    readBytes: (path) => ofPath(path).readBytes(path),
    list: (path) => ofPath(path).list(path),
    isFolder: (path) => ofPath(path).isFolder(path),
    exists: (path) => ofPath(path).exists(path),
    realPath: (path) => ofPath(path).realPath(path),
  };
}

// oxlint-disable-next-line no-control-regex -- XML 1.0 §2.2 has no control characters
const notXml = /[\0-\u{8}\u{b}\u{c}\u{e}-\u{1f}\u{fffe}\u{ffff}]|\p{Surrogate}/u;

async function writeFiles(seeds: readonly number[]): Promise<void> {
  const host = hostOf(seeds);
  const request = { templateRoots, fontRoots: [fontRoot] };
  const pdf = (await publishPdf(host, 'book', request, true, stopwatch)).value?.pdf;
  expect(Buffer.from(pdf?.subarray(0, 5) ?? []).toString()).toBe('%PDF-');
  const epub = (await publishEpub(host, 'book', request, stopwatch, [])).value;
  const unpacked = unpackEpub(epub ?? new Uint8Array());
  for (const name of unpacked.documents) {
    expect(unpacked.text(name)).not.toMatch(notXml);
  }
}

/** What goes wrong with a book of these texts, and whether it has no errors. */
async function trial(
  seeds: readonly number[],
  workshop: Workshop,
  isWritten: boolean,
): Promise<string | boolean> {
  try {
    const composed = compose(seeds, workshop.design, workshop.fonts);
    check(composed);
    const isClean = !hasErrors(composed.diagnostics);
    if (isClean && isWritten) await writeFiles(seeds);
    return isClean;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

it('random text is never too much', { timeout: 600_000 }, async () => {
  const workshop = openWorkshop();
  const watcher = watch();
  const failures: string[] = [];
  let clean = 0;
  const count = onlyText === undefined ? textCount : 0;
  for (let first = 0; first < count && failures.length < 5; first += textsInBook) {
    watcher.now(first);
    const seeds = Array.from({ length: textsInBook }, (_, index) => first + index);
    const isWritten = clean % booksPerFile === 0;
    const outcome = await trial(seeds, workshop, isWritten);
    if (outcome === true) clean++;
    if (typeof outcome !== 'string') continue;
    for (const seed of seeds) {
      if (typeof (await trial([seed], workshop, isWritten)) === 'string')
        failures.push(`text ${seed}: ${outcome}`);
    }
    if (failures.length === 0) failures.push(`texts ${seeds.join(', ')} together: ${outcome}`);
  }
  if (onlyText !== undefined) {
    const text = manuscript(Number(onlyText));
    process.stdout.write(`${text}\n${JSON.stringify(text)}\n`);
    const outcome = await trial([Number(onlyText)], workshop, true);
    if (typeof outcome === 'string') failures.push(outcome);
  }
  await watcher.stop();
  expect(failures).toEqual([]);
  if (onlyText === undefined) expect(clean).toBeGreaterThan(textCount / textsInBook / 10);
});
