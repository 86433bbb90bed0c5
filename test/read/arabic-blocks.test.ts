/** Parts, poems, Quranic text and definitions: what the manuscript says and what is reported of it. */

import { expect, test } from 'vitest';
import { dumpBook } from '../../src/book/dump.ts';
import { renderDiagnostic } from '../../src/diagnostics/render.ts';
import { read } from '../../src/read/read.ts';
import { memoryHost } from '../support/memory-host.ts';

function readText(text: string, keys = '') {
  const { value, diagnostics } = read(memoryHost({ 'k.md': `---\ntitle: ك\n${keys}---\n${text}` }), 'k.md');
  return {
    book: value,
    diagnostics,
    dump: dumpBook(value!).split('\n').slice(1, -1),
    told: diagnostics.map(({ code, params }) => `${code} ${Object.values(params ?? {})[0]}`),
  };
}

test('a heading’s braces say its name, a part, a chapter that is not counted; anything else stays', () => {
  const { book, dump, told } = readText(
    '# أ {.part}\n# ب {-}\nن\n# ج {#c} {.unnumbered}\nن\n# {د}\nن\n# هـ {}\nن',
  );
  const headings = book!.blocks.flatMap((block) => (block.kind === 'heading' ? block : []));
  expect(headings.map(({ isPart, isNumbered }) => [isPart, isNumbered])).toEqual([
    [true, true],
    [false, false],
    [false, false],
    [false, true],
    [false, true],
  ]);
  expect(dump.filter((line) => line.startsWith('heading'))).toEqual([
    'heading 1 #part-1: أ',
    'heading 1 #ch-1: ب',
    'heading 1 #c: ج',
    'heading 1 #ch-3: {د}',
    'heading 1 #ch-4: هـ {}',
  ]);
  expect(told).toEqual([]);
});

test('a part below level 1 and an unknown class are reported', () => {
  const { told } = readText('# أ {.big}\nن\n## ب {.part}\nن\n# ج {#c lang=ar}\nن');
  expect(told).toEqual([
    'invalid-directive {.big}',
    'invalid-directive {.part}',
    'invalid-directive {lang=ar}',
  ]);
});

test.each([
  [':::note{describs=x}\nن\n:::', '“:::note” takes no “describs”|Did you mean “describes”?'],
  [':::quran{sura=الفاتحة vrse=2}\nن\n:::', '“:::quran” takes no “vrse”|Did you mean “verse”?'],
  [
    ':::poem{kashida=off}\nن\n:::',
    '“:::poem” takes no “kashida”|It takes none: remove what is in the braces.',
  ],
  [':::key-points{lang=en}\n- ن\n:::', '“:::key-points” takes no “lang”|The names are: kashida.'],
  [':index[حلب]{seee=دمشق}', '“:index” takes no “seee”|Did you mean “see”?'],
])('%j: what a block or mark does not take is reported', (text, said) => {
  const { diagnostics } = readText(text);
  expect(
    diagnostics.map((each) =>
      renderDiagnostic(each, 'en')
        .replace(/^.*\] /, '')
        .replace('\n  ', '|'),
    ),
  ).toEqual([said]);
});

test('a bar inside a word cuts it, and a letter that joins keeps its form', () => {
  const { book, dump } = readText(':::poem\nقال الكلم|ة ثم\nفي الأر|ض\nفي الشَّمْ|سِ\nأ | ب\n:::');
  expect(dump.slice(2)).toEqual([
    '    قال الكلم\u{200d} | \u{200d}ة ثم',
    '    في الأر | ض',
    '    في الشَّمْ\u{200d} | \u{200d}سِ',
    '    أ | ب',
  ]);
  const [poem] = book!.blocks;
  const verses = poem?.kind === 'poem' ? poem.stanzas.flat() : [];
  expect(verses.map(({ isRunOn }) => isRunOn)).toEqual([true, true, true, false]);
});

test('a table in a poem is verses, a row each, as they are typed in Word', () => {
  const { dump, told } = readText(
    ':::poem\n|  |  |  |\n|---|---|---|\n| صدر أول | | عجز *أول* |\n| صدر ثان | عجز ثان | |\n| شطر | | |\n:::',
  );
  expect(told).toEqual([]);
  expect(dump).toEqual([
    'poem',
    '  stanza 1',
    '    صدر أول | عجز ‹em أول›',
    '    صدر ثان | عجز ثان',
    '    شطر',
  ]);
  expect(readText(':::poem\n| أ | ب | ج |\n|---|---|---|\n:::').told).toEqual(['invalid-directive :::poem']);
});

test.each(['***', '...', '…', '=', '/'])('verses parted by %s are told of a bar', (mark) => {
  const verse = `قفا نبك من ذكرى ${mark} بسقط اللوى بين`;
  expect(readText(`:::poem\n${verse}\n${verse}\n:::`).told).toEqual([`stray-mark ${mark}`]);
  // One line, or a word alone, is not enough.
  expect(readText(`:::poem\n${verse}\nسطر حر\n:::`).told).toEqual([]);
  expect(readText(`:::poem\nيا ${mark} ليل\nيا ${mark} عين\n:::`).told).toEqual([]);
});

test('Quranic text has its brackets once, its verse marks, and Arabic-Indic digits in them in every book', () => {
  const { dump } = readText(
    ':::quran{sura=س verse=12}\nأ (1) ب(٢)\n\n*ج (۳)*\n:::\n:quran[﴿د﴾] :quran[هـ (10)]',
    'digits: latn\n',
  );
  expect(dump).toEqual([
    'quran sura=س verse=12',
    '  paragraph: ﴿أ\u{a0}۝١ ب\u{a0}۝٢',
    '  paragraph: ‹em ج\u{a0}۝٣›﴾',
    'paragraph: ‹quran ﴿د﴾› ‹quran ﴿هـ\u{a0}۝١٠﴾›',
  ]);
});

test('definitions go on over lines; terms and meanings may be several', () => {
  const { dump, told } = readText(':::definitions\nأ\nب\n: *ج*\nد\n\n: هـ\n\nو\n: ز\n:::');
  expect(dump).toEqual(['definitions', '  أ', '  ب', '  : ‹em ج› د', '  : هـ', '  و', '  : ز']);
  expect(told).toEqual([]);
});

test('an indented paragraph goes on with the meaning above it', () => {
  const meaning = (text: string) => {
    const { dump, told } = readText(`:::definitions\nأ\n: ب\n\n${text}\n:::`);
    expect(told).toEqual([]);
    return dump.slice(3);
  };
  expect(meaning('  ج *د*\nهـ')).toEqual(['    ج ‹em د› هـ']);
  expect(meaning('    ج *د*\n    هـ\n\n    و\n\nز\n: ح')).toEqual([
    '    ج ‹em د› هـ',
    '    و',
    '  ز',
    '  : ح',
  ]);
  expect(meaning('\tج')).toEqual(['    ج']);
  expect(meaning(' ج\n: د\n\n  هـ\n: و')).toEqual(['  ج', '  : د', '  هـ', '  : و']);
  const notes = readText(':::definitions\nأ\n: ب\n\n    ج[^1] د\n:::\n\n[^1]: حاشية');
  expect(notes.told).toEqual([]);
  expect(notes.dump[3]).toBe('    ج‹note 1› د');
});

test('terms that are indented as the first is are terms; in a list and a quotation too', () => {
  expect(readText(':::definitions\n  أ\n  : ب\n\n  ج\n\n  : د\n:::').dump.slice(1)).toEqual([
    '  أ',
    '  : ب',
    '  ج',
    '  : د',
  ]);
  expect(readText('> :::definitions\n> أ\n> : ب\n>\n>     ج\n>\n> د\n> : هـ\n> :::').dump.slice(2)).toEqual([
    '    أ',
    '    : ب',
    '      ج',
    '    د',
    '    : هـ',
  ]);
});

test('a listing between fences is still no definition', () => {
  expect(readText(':::definitions\nأ\n: ب\n\n```\nج\n```\n:::').told).toContain(
    'invalid-directive :::definitions',
  );
});

test.each([': أ', 'أ', '- أ', '# أ\n: ب'])('definitions that lack something are reported: %j', (text) => {
  expect(readText(`:::definitions\n${text}\n:::`).told).toContain('invalid-directive :::definitions');
});
