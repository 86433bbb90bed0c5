/** The embedded fonts: only what is used, and the words still join as with the whole font. */

import { beforeAll, expect, test } from 'vitest';
import { readingText } from '../../src/book/reading-text.ts';
import { openHarfBuzz } from '../../src/font/harfbuzz.ts';
import { createHost } from '../../src/host.ts';
import { AMIRI, fontsOf } from '../support/fonts.ts';
import { type BuiltEpub, buildEpub, buildText, sampleFolder } from './build-sample.ts';

let built: BuiltEpub;
beforeAll(async () => {
  built = await buildEpub(sampleFolder);
});

const fontsIn = (epub: BuiltEpub): readonly string[] =>
  epub.names
    .filter((name) => name.startsWith('OEBPS/fonts/'))
    .map((name) => name.slice('OEBPS/fonts/'.length));

test('words have the same advances in the subset as in the whole font', () => {
  const options = { direction: 'rtl', script: 'Arab', language: 'ar', features: [] } as const;
  const whole = fontsOf(AMIRI).face(AMIRI);
  const subset = openHarfBuzz(createHost()).openFont(built.bytes('OEBPS/fonts/Amiri-Regular.ttf'));
  const words = [...readingText(built.book)].join(' ').split(/\s+/);
  // Without vowels: in the sample only the Quran, which has a face of its own, is vocalised.
  const arabic = words.filter((word) => /^[\u0621-\u064a]+$/.test(word));
  expect(arabic.length).toBeGreaterThan(60);
  for (const word of arabic) {
    expect([...subset.shape(word, options).advances]).toEqual([...whole.shape(word, options).advances]);
  }
});

test('each face is there only where something is set in it', async () => {
  expect(fontsIn(built)).toEqual([
    'Amiri-Regular.ttf',
    'Amiri-Bold.ttf',
    'AmiriQuran-Regular.ttf',
    'IBMPlexMono-Regular.ttf',
    'ScheherazadeNew-Regular.ttf',
  ]);
  expect(fontsIn(await buildText('# باب\n\nنص.'))).toEqual(['Amiri-Regular.ttf', 'Amiri-Bold.ttf']);
  // Of the letters of ḡ Gentium alone has the whole, but nobody wrote it.
  expect(fontsIn(await buildText('# باب\n\ng ā.'))).toEqual(['Amiri-Regular.ttf', 'Amiri-Bold.ttf']);
  expect(fontsIn(await buildText('# باب\n\nقال τοῦ ✗ ∈.'))).toEqual([
    'Amiri-Regular.ttf',
    'Amiri-Bold.ttf',
    'GentiumPlus-Regular.ttf',
    'STIXTwoMath-Regular.ttf',
    'NotoSansSymbols2-Regular.ttf',
  ]);
});

test('one face has all of a sign that is several characters', async () => {
  const emoji = await buildText('# باب\n\nمبروك 👍🏽 1️⃣ 🏴‍☠️ ☠.');
  const font = openHarfBuzz(createHost()).openFont(emoji.bytes('OEBPS/fonts/NotoEmoji-Regular.ttf'));
  const options = { direction: 'rtl', script: 'Zyyy', language: 'ar', features: [] } as const;
  for (const sign of ['👍🏽', '1️⃣', '🏴‍☠️']) {
    const drawn = [...font.shape(sign, options).advances].filter((advance) => advance > 0);
    expect(drawn, sign).toHaveLength(1);
  }
});

test('the style sheet names each font file with its family and weight', () => {
  const css = built.text('OEBPS/style.css');
  for (const file of fontsIn(built)) expect(css).toContain(`src: url(fonts/${file});`);
  expect(css).toMatch(/font-family: "Amiri";\n {2}font-weight: bold;/);
  expect(css).toMatch(/body \{\n {2}font-family: "Amiri", "Scheherazade New", serif; font-weight: normal;/);
});

test('what a passage quotes is in the font of the passage, and that font has its letters', async () => {
  const passage = ':::passage{lang=ur}\nاردو ہے۔\n\n> بڑا ٹھنڈا\n:::';
  const epub = await buildText(`# باب\n\nنص.\n\n${passage}`);
  const css = epub.text('OEBPS/style.css');
  expect(css).toMatch(/div\.language-ur \{ font-family: "Noto Nastaliq Urdu"/);
  // As the passage's own paragraphs, a quotation's inherit font and line height.
  expect(/\nblockquote p, blockquote li \{([^}]*)\}/.exec(css)?.[1]).not.toMatch(/font-family|line-height/);
  const nastaliq = epub.bytes(`OEBPS/fonts/NotoNastaliqUrdu-Regular.ttf`);
  const options = { direction: 'rtl', script: 'Arab', language: 'ur', features: [] } as const;
  const shaped = openHarfBuzz(createHost()).openFont(nastaliq).shape('بڑا', options);
  expect([...shaped.glyphs]).not.toContain(0);
});

test('a passage in a note is in the font of the passage', async () => {
  const epub = await buildText(
    '# باب\n\nنص[^1].\n\n[^1]: حاشية.\n\n    :::passage{lang=ur}\n    اردو ہے۔\n    :::',
  );
  expect(fontsIn(epub)).toContain('NotoNastaliqUrdu-Regular.ttf');
});

test('the bold face has every letter that stands in bold for emphasis, wherever the emphasis is', async () => {
  const markdown = [
    '# باب\n\nنص *قلم*[^1].\n\n[^1]: وفي *ثضغ* حاشية.\n\n- بند *طظ*\n\n> قول *ذز*',
    ':::passage{lang=en}\nWords *quay* here.\n:::',
    ':::definitions\nمصطلح *خش*\n: معنى *غؤ*\n:::',
  ].join('\n\n');
  const metadata = 'title: كتاب\nauthor: مؤلف\ndesign: classical';
  const epub = await buildText(markdown, metadata);
  expect(epub.text('OEBPS/style.css')).toMatch(/\nem \{ font-weight: bold; \}/);
  const bold = openHarfBuzz(createHost()).openFont(epub.bytes('OEBPS/fonts/Amiri-Bold.ttf'));
  const options = { direction: 'rtl', script: 'Arab', language: 'ar', features: [] } as const;
  const emphasised = epub.documents.flatMap((name) => [...epub.text(name).matchAll(/<em>([^<]*)<\/em>/g)]);
  expect(emphasised).toHaveLength(7);
  for (const [, word = ''] of emphasised) expect([...bold.shape(word, options).glyphs]).not.toContain(0);
});

test('no two faces of a family have the same weight: a bold one that stands in for another is bold', async () => {
  // No bold of the design's own has the asterism.
  const metadata = 'title: كتاب\nauthor: مؤلف\ndesign: contemporary';
  const epub = await buildText('# باب\n\nنص **⁂** ⁂.', metadata);
  const faces = epub.text('OEBPS/style.css').matchAll(/@font-face \{([^}]*?)font-style[^}]*url\(([^)]*)\)/g);
  const weights = [...faces].map(([, face = '', file]) => [file, face.replaceAll(/\s+/g, ' ').trim()]);
  expect(weights.map(([file]) => file)).toContain('fonts/Amiri-Bold.ttf');
  expect(new Set(weights.map(([, face]) => face)).size).toBe(weights.length);
});
