/** Text that comes back: what readers get, and the form in the file that makes them get it. */

import { create, type Font } from 'fontkit';
import { describe, expect, it } from 'vitest';
import type { GlyphRun } from '../../src/font/font.ts';
import { TextEncoding } from '../../src/pdf/encode-text.ts';
import { AMIRI, fontsOf, GENTIUM, PLEX_MONO, SCHEHERAZADE, styled, styleOf } from '../support/fonts.ts';
import {
  charactersOf,
  contentsOf,
  fontsOfPdf,
  inspectPdf,
  objectsOf,
  shownText,
  streamsOf,
} from '../support/inspect-pdf.ts';
import { edition, element, itemsOf, onePage, page, plain, written } from './support.ts';

const RLM = '\u{200f}';
const LRM = '\u{200e}';
const WJ = '\u{2060}';
const ALM = '\u{61c}';

async function readBack(text: string, ...faces: readonly string[]): Promise<string> {
  const names = faces.length === 0 ? [AMIRI] : faces;
  const paragraph = { text: styled([text, styleOf(names)]), element: element('paragraph') };
  const { pages } = await inspectPdf(await onePage([paragraph], fontsOf(...names), 340));
  return (pages[0]?.text ?? '').trim();
}

/** What is shown, row by row, without the space that ends each. */
async function visual(text: string): Promise<readonly string[]> {
  return shownRows(await onePage([plain(text)])).map((row) => row.replace(/ $/, ''));
}

function shownRows(bytes: Uint8Array): readonly string[] {
  return contentsOf(bytes).flatMap((content) => shownText(content, charactersOf(bytes)));
}

describe('pdf.js reads', () => {
  for (const [name, text] of [
    ['plain words', 'لا إله إلا الله وحده لا شريك له'],
    ['vowels, also at the end of words', 'بِسْمِ اللَّهِ الرَّحْمَٰنِ الرَّحِيمِ نَبْدَأُ هُنَا'],
    ['the same vowel twice on stacked letters', 'هُوَ يَتَجَنَّبُ الصَّخَبَ دَائِمًا.'],
    ['numbers and their signs', 'في عام ٢٠٢٣، زادت النسبة ١٥٪ (نحو 3/4 منها): 1.5'],
    ['brackets as they were written', 'قال (كما في [المرجع] السابق): «نعم».'],
    ['Latin inside Arabic', 'ثم ذكر JavaScript في كتابه'],
    ['the end of a verse with its number', '﴿الحمد لله رب العالمين \u{6dd}١٢﴾ صدق'],
    ['vowels beside signs', 'قال رجلٌ… ثم “البيتِ” وسكتُ— ثم'],
    ['a line that is Latin for the most part', 'كتب (Hello, world!) ثم JavaScript وغيرها.'],
  ] as const) {
    it(name, async () => {
      expect(await readBack(text)).toBe(text);
    });
  }

  it('a mark that stands higher than its line, in its place', async () => {
    const style = styleOf([AMIRI]);
    const text = styled(['شاكر.', style], ['(١)', { ...style, size: 8, rise: 4 }], [' وقال قتادة', style]);
    const bytes = await onePage([{ text, element: element('paragraph') }]);
    expect((await inspectPdf(bytes)).pages[0]?.text.trim()).toBe('شاكر.(١) وقال قتادة');
    const baselines = contentsOf(bytes).flatMap((content) => content.match(/\S+ Tm/g) ?? []);
    expect(new Set(baselines).size).toBe(1);
  });

  it('a font with 2,048 units in an em', async () => {
    const text = 'كَتَبَ لِلْأُمَّةِ كِتَابًا';
    expect(await readBack(text, SCHEHERAZADE)).toBe(text);
  });

  it('Latin in pieces of several fonts', async () => {
    const text = 'ثم قال A ƛ B وسكت';
    expect(await readBack(text, AMIRI, GENTIUM)).toBe(text);
  });

  it('words over very wide spaces, as one line', async () => {
    const fonts = fontsOf(AMIRI);
    const bytes = await onePage([plain('واحد اثنان ثلاثة')], fonts, 150);
    const { pages } = await inspectPdf(bytes);
    expect(pages[0]?.text.trim().replaceAll('\n', ' ')).toBe('واحد اثنان ثلاثة');
  });
});

describe('in the file', () => {
  it('characters stand in visual order, one code each, a ligature shared among its letters', async () => {
    expect(await visual('لا')).toEqual(['ال']);
  });

  it('a non-joiner shares the code of the letter before it, lest pdf.js drop it', async () => {
    expect(await visual('می\u{200c}خ')).toEqual([`خ${RLM}\u{200c}یم`]);
  });

  it('a comma in Arabic is guarded on both sides', async () => {
    expect(await visual('نعم،لا')).toEqual([`ال${RLM}،${RLM}معن`]);
  });

  it('a change of level is guarded, and punctuation that ends Latin text is held', async () => {
    const [, latin] = await visual('قال \u{2066}f(x)\u{2069} ثم');
    expect(latin).toMatch(new RegExp(`${RLM}f\\(x\\)${LRM}${RLM}`));
  });

  it('a row that turns is shown in pieces in reading order, spaces that pdf.js keeps between them', async () => {
    const pieces = (await visual('عام 2023 ثم Xi')).map((row) => row.replaceAll(/«-?\d+»/g, ''));
    expect(pieces).toEqual([`${RLM}${ALM} ماع`, `${RLM}2023`, `${RLM}${ALM} مث${ALM}`, 'Xi']);
  });

  it('Arabic digits do not turn a row', async () => {
    expect(await visual('عام ٢٠٢٣ ثم')).toHaveLength(1);
  });

  it('the guard of a number behind a bracket has a width, lest PDFium part the two', async () => {
    const pieces = (await visual('(ص 23) ثم')).join('|');
    expect(pieces).toMatch(new RegExp(`${RLM}«20»23`));
  });

  it('a bracket keeps its logical character, between guards that keep PDFium from turning it', async () => {
    expect((await visual('(نعم)'))[0]).toBe(`${RLM})${WJ}${LRM}معن${RLM}(${WJ}${LRM}`);
  });

  it('the guard after a bracket stays where its code is widened for a wide gap', async () => {
    const [row = ''] = shownRows(await onePage([plain('لا (لا لا لا')], fontsOf(AMIRI), 90));
    expect(row.replaceAll(/«-?\d+»/g, '')).toContain(`ال${RLM}(${WJ}${LRM}`);
  });

  it('spaces are written', async () => {
    expect((await visual('نعم لا'))[0]).toMatch(/^ال(«-?\d+»)? («-?\d+»)?معن$/);
  });

  it('a row ends at its right in a space, where no word was cut', async () => {
    const rows = shownRows(await onePage([plain(`${'كلمة '.repeat(20)}${'طويلة'.repeat(30)}`)]));
    expect(rows[0]).toMatch(/^ةملك.*ةملك $/);
    // The last begins inside the long word.
    expect(rows.map((row) => row.endsWith(' '))).toEqual([true, true, false]);
  });

  it('pieces of a line stand in reading order, the spaces between them kept by a mark', async () => {
    const foreign = element('span', [], { language: 'en' });
    const style = styleOf([AMIRI]);
    const text = styled(['ذكر ', style], ['Xinhua', style, { element: foreign }], [' أيضا', style]);
    const rows = shownRows(await onePage([{ text, element: element('paragraph', [foreign]) }]));
    const words = rows.join('|').replaceAll(/«-?\d+»/g, '');
    expect(words.indexOf('ركذ')).toBeLessThan(words.indexOf('Xinhua'));
    expect(words.indexOf('Xinhua')).toBeLessThan(words.indexOf('اضيأ'));
    expect(words).toContain(`${ALM} ركذ`);
  });

  it('a line that begins at its left with a vowel has a kept space before it', async () => {
    expect((await visual('نعمُ'))[0]).toMatch(new RegExp(`^${ALM} «\\d+»\u{64f}م`));
  });

  it('a vowel has no width, also where the font gives it one', async () => {
    const bytes = await onePage([plain('يَصِحُّ')]);
    const widths = (/\/W \[0 \[([^\]]*)\]\]/.exec(objectsOf(bytes))?.[1] ?? '').split(' ').map(Number);
    const vowels = [...charactersOf(bytes)].filter(([, character]) => /\p{M}/u.test(character));
    expect(vowels.length).toBeGreaterThan(2);
    for (const [code] of vowels) expect(widths[code]).toBe(0);
  });

  it('no ActualText, no marked content inside a line of one owner', async () => {
    const [content = ''] = contentsOf(await onePage([plain('واحد اثنان ثلاثة')]));
    expect(content).not.toContain('ActualText');
    expect(content.match(/BDC|BMC/g)).toHaveLength(1);
  });
});

describe('a label beside a line', async () => {
  const fonts = fontsOf(AMIRI);
  const owner = element('list-label');
  const body = element('list-body');
  const [label] = itemsOf([{ ...plain('١.'), element: owner }], fonts, 300);
  const lines = itemsOf([{ ...plain('نعم ثم نعم'), element: body }], fonts, 270);
  const bytes = await written(
    edition(
      [page(0, '١', [...(label === undefined ? [] : [label]), ...lines])],
      element('document', [owner, body]),
    ),
  );

  it('comes before it in every reader, is one glyph without width, and is followed by a space', async () => {
    expect(shownRows(bytes)[0]).toBe(`${RLM}١${RLM}.${RLM} `);
    // pdf.js alone turns a label round that is the first thing on its page.
    expect((await inspectPdf(bytes)).pages[0]?.tags).toBe('Root[Document[Lbl[".١"] LBody["نعم ثم نعم"]]]');
  });

  it('reads as written in pdf.js where a line stands above', async () => {
    const above = element('paragraph');
    const [line] = itemsOf([plain('أما بعد', above)], fonts, 300);
    const below = [...(label === undefined ? [] : [label]), ...lines].map((item) => ({
      ...item,
      y: item.y + 40,
    }));
    const file = await written(
      edition(
        [page(0, '١', [...(line === undefined ? [] : [line]), ...below])],
        element('document', [above, owner, body]),
      ),
    );
    expect((await inspectPdf(file)).pages[0]?.tags).toContain('Lbl["١ ."] LBody["نعم ثم نعم"]');
  });

  it('has its widths where a character comes twice, which poppler would take for false bold', async () => {
    const twice = itemsOf([{ ...plain('١١'), element: owner }], fonts, 300);
    const file = await written(
      edition([page(0, '١', [...twice, ...lines])], element('document', [owner, body])),
    );
    expect(shownRows(file)[0]).toBe('١١ ');
  });
});

describe('the embedded font', () => {
  it('loads, and its advances are the widths that the PDF states', async () => {
    const bytes = await onePage([plain('الْحَمْدُ لِلَّهِ، وَلا حَوْلَ (إلا بِهِ) ١٢٣')]);
    const [program] = fontsOfPdf(bytes);
    const font = openFont(program ?? []);
    const file = objectsOf(bytes);
    const widths = (/\/W \[0 \[([^\]]*)\]\]/.exec(file)?.[1] ?? '').split(' ').map(Number);
    expect(widths.length).toBe(charactersOf(bytes).size + 1);
    widths.forEach((width, code) => {
      expect(font.getGlyph(code).advanceWidth).toBe(width);
    });
    expect(font.numGlyphs).toBeGreaterThan(widths.length);
  });

  it('draws a cluster where the shaper put it', async () => {
    const fonts = fontsOf(AMIRI);
    const run = shaped(fonts.face(AMIRI), 'بِّ');
    const bytes = await onePage([plain('بِّ')], fonts);
    const source = openFont(fonts.face(AMIRI).bytes);
    const font = openFont(fontsOfPdf(bytes)[0] ?? []);
    let pen = 0;
    const expected = union();
    run.glyphs.forEach((glyph, index) => {
      expected.add(
        source.getGlyph(glyph).path.bbox,
        pen + (run.xOffsets[index] ?? 0),
        run.yOffsets[index] ?? 0,
      );
      pen += run.advances[index] ?? 0;
    });
    // Marks stand left of their letter in the stream and have no advance: every code is drawn at 0.
    const drawn = union();
    for (const code of charactersOf(bytes).keys()) drawn.add(font.getGlyph(code).path.bbox, 0, 0);
    expect(drawn.box()).toEqual(expected.box());
  });

  it('has a name made from its content, and a character for every code', async () => {
    const bytes = await onePage(
      [plain('نص'), { ...plain('x'), text: styled(['const x', styleOf([PLEX_MONO])]), direction: 'ltr' }],
      fontsOf(AMIRI, PLEX_MONO),
    );
    const file = objectsOf(bytes);
    expect(file).toMatch(/\/BaseFont \/[A-Z]{6}\+Amiri-Regular/);
    expect(file).toMatch(/\/BaseFont \/[A-Z]{6}\+IBMPlexMono/);
    for (const { text } of streamsOf(bytes)) expect(text).not.toMatch(/<[0-9a-f]{4}> <>/);
  });
});

function openFont(bytes: Uint8Array | readonly number[]): Font {
  const font = create(Buffer.from(bytes));
  if (!('getGlyph' in font)) throw new Error('a single font was expected');
  return font;
}

interface Box {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/** Collects the box around everything drawn, in whole font units. */
function union(): { add(box: Box, dx: number, dy: number): void; box(): readonly number[] } {
  let edges = [Infinity, Infinity, -Infinity, -Infinity];
  return {
    add: ({ minX, minY, maxX, maxY }, dx, dy) => {
      if (!Number.isFinite(minX)) return;
      const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = edges;
      edges = [
        Math.min(x0, minX + dx),
        Math.min(y0, minY + dy),
        Math.max(x1, maxX + dx),
        Math.max(y1, maxY + dy),
      ];
    },
    box: () => edges.map(Math.round),
  };
}

function shaped(face: GlyphRun['face'], text: string): GlyphRun {
  return face.shape(text, { direction: 'rtl', script: 'Arab', language: 'ar', features: [] });
}

describe('kashida', () => {
  it('is ink of the next letter, never text, while a tatweel of the author stays', () => {
    const face = fontsOf(AMIRI).face(AMIRI);
    const run = shaped(face, 'نعـــم');
    const own = new TextEncoding().encode(run);
    const inserted = new TextEncoding().encode({
      ...run,
      kashida: { inserted: new Set([2, 3, 4]), xScales: undefined },
    });
    expect(own.end - own.start).toBe(2 * 6);
    expect(inserted.end - inserted.start).toBe(2 * 3);
    expect(inserted.advance).toBe(own.advance);
  });

  it('is scaled inside its glyph', () => {
    const face = fontsOf(AMIRI).face(AMIRI);
    const run = shaped(face, 'نعـم');
    const xScales = Float32Array.from(run.glyphs, (_, index) => (run.clusters[index] === 2 ? 0.5 : 1));
    const encoding = new TextEncoding();
    encoding.encode({ ...run, kashida: { inserted: new Set([2]), xScales } });
    expect(encoding.fonts).toHaveLength(1);
  });
});

it('the same edition gives the same bytes', async () => {
  const paragraphs = [plain('واحد اثنان، ثلاثة')];
  expect(await onePage(paragraphs)).toEqual(await onePage(paragraphs));
});
