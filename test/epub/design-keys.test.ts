/** Keys of a design that the EPUB follows as the PDF does. */

import { describe, expect, test } from 'vitest';
import { type BuiltEpub, buildText } from './build-sample.ts';

async function styled(design: string, markdown = '# فصل\n\nنص.'): Promise<BuiltEpub> {
  return buildText(markdown, `title: كتاب\ndesign: {name: classical, ${design}}`);
}

/** The declarations of a rule. */
function ruleOf(built: BuiltEpub, selector: string): string {
  const css = built.text('OEBPS/style.css').replaceAll(/\/\*[\s\S]*?\*\//g, '');
  const at = css.indexOf(`\n${selector} {`);
  return at === -1 ? '' : css.slice(css.indexOf('{', at) + 1, css.indexOf('}', at));
}

describe('a thematic break', () => {
  test('shows the design’s ornament, in the reader’s own colour unless it is large', async () => {
    const small = await styled("thematic-break: {ornament: '* {*}', size: 1.2}");
    expect(ruleOf(small, 'hr.break')).toMatch(/border: none;.*overflow: visible;.*color: inherit;/s);
    const ornament = ruleOf(small, 'hr.break:before');
    expect(ornament).toContain('content: "\\2a \\20 \\7b \\2a \\7d "');
    expect(ornament).toContain('font-size: 1.2em');
    expect(ornament).not.toMatch(/[^-]color/);
    const large = await styled('thematic-break: {ornament: ⁂, size: 2}');
    expect(ruleOf(large, 'hr.break:before')).toMatch(/font-size: 2em; color: #/);
  });

  test('is a rule where the design has none', async () => {
    const built = await styled('thematic-break: {ornament: none, width: 7, thickness: 2}');
    expect(ruleOf(built, 'hr.break')).toMatch(/width: 7em; border: none; border-top: 2pt solid #/);
    expect(ruleOf(built, 'hr.break:before')).toContain('content: none');
  });
});

test('a picture stands where the design wants it', async () => {
  expect(ruleOf(await styled('figure: {align: start}'), 'figure')).toContain('text-align: right;');
  expect(ruleOf(await styled('figure: {align: center}'), 'figure')).toContain('text-align: center;');
});

describe('a poem', () => {
  const verses = '# فصل\n\n:::poem\nقفا نبك | بسقط اللوى\n:::\n\n:::poem\nسطر حر\n:::';

  test('has the gap of the design between its columns, the word space in it, and round the sign of a shared word', async () => {
    const built = await styled('poem: {gap: 3.25, joint-size: 0.5}', verses);
    expect(ruleOf(built, 'span.sadr')).toBe(ruleOf(built, 'span.ajz').replace('right', 'left'));
    expect(built.text('OEBPS/style.css')).toContain('span.sadr { margin-left: 1.5em; }');
    expect(ruleOf(built, 'span.joint')).toContain('width: 5.5em;');
  });

  test('without columns stands in, and what turns over stands further in', async () => {
    const built = await styled('poem: {gap: 1.5, free-inset: 1.25}', verses);
    expect(ruleOf(built, 'div.free p.verse')).toMatch(
      /text-align: justify;.*margin-right: 1\.25em;\s*padding-right: 1\.5em;\s*text-indent: -1\.5em;/s,
    );
    const text = built.names
      .filter((name) => name.includes('/text-'))
      .map((name) => built.text(name))
      .join('');
    expect([...text.matchAll(/<div class="poem ([a-z]+)/g)].map(([, name]) => name)).toEqual([
      'measure',
      'free',
    ]);
  });
});

test('the index has the looks of its lines and letters, in faces that hold them', async () => {
  const index =
    'index: {hang: 1, text: {size: 0.8, align: justify}, letter: {font: display, weight: bold, size: 2, color: accent}}';
  const built = await styled(index, '# فصل\n\nفي :index[بغداد] نص.');
  const line = ruleOf(built, 'section.index ul.index-terms li');
  expect(line).toMatch(
    /font-size: 0\.8em;.*text-align: justify; text-indent: -1\.25em; margin: 0em 1\.25em 0em 0;/,
  );
  const letter = ruleOf(built, 'section.index p.index-letter');
  expect(letter).toMatch(/font-family: "Aref Ruqaa"[^;]*; font-weight: bold; font-size: 2em; color: #/);
  expect(built.names.some((name) => name.includes('ArefRuqaa-Bold'))).toBe(true);
});

test('notes, boxes, headpieces and lines left alone are as the design has them', async () => {
  const built = await styled(
    [
      'text: {size: 10, leading: 20}',
      'footnotes: {mark-size: 0.5, mark-rise: 0.4, rule-before: 2, rule-after: 0.5, text: {size: 0.8}}',
      'chapters: {headpiece: {after: 3}}',
      'colophon: {text: {inset-start: 1.5}}',
      'paragraph: {orphans: 3, widows: 4}',
      'note: {keep-together: true}',
    ].join(', '),
  );
  expect(ruleOf(built, '.noteref, a.note-again')).toContain('font-size: 0.5em; vertical-align: 0.8em;');
  expect(ruleOf(built, 'div.notes > aside:first-child:before')).toContain('margin: 5em 0 1.25em 0;');
  expect(ruleOf(built, 'div.headpiece')).toContain('margin: 0 0 6em 0;');
  expect(ruleOf(built, 'section.colophon')).toMatch(/margin: \S+ 1\.5em \S+ \S+;\s*margin-top: 2em;/);
  expect(ruleOf(built, 'p')).toMatch(/orphans: 3;\s*widows: 4;/);
  expect(ruleOf(built, 'aside.note')).toContain('break-inside: avoid;');
});
