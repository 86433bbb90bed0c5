/** Notes in the EPUB: none is lost, and each has the number that the printed page gives it. */

import { expect, test } from 'vitest';
import { inspectPdf } from '../support/inspect-pdf.ts';
import { type BuiltEpub, buildAlone, buildText } from './build-sample.ts';

/** Numbers and words of the notes of all chapters, in order. */
const notesOf = (built: BuiltEpub): readonly string[] =>
  built.names
    .filter((name) => /text-|chapter/.test(name) && name.endsWith('.xhtml'))
    .flatMap((name) =>
      [
        ...built
          .text(name)
          .matchAll(/<(?:aside|li|div|section)[^>]*epub:type="footnote".*?<\/(?:aside|li|div|section)>/gsu),
      ].map(([note]) =>
        note
          .replaceAll(/<a class="note-again".*?<\/a>/g, '')
          .replaceAll(/<[^>]*>/g, ' ')
          .replaceAll(/\s+/g, ' ')
          .trim(),
      ),
    );

const table = `:::table[عنوان[^a]]
| أ | [^b] |
|---|---|
| ج[^c] | د |
:::

[^a]: نون العنوان
[^b]: نون الرأس
[^c]: نون الخلية`;

test('a table’s caption comes first, and a header cell may hold nothing but a call', async () => {
  const built = await buildText(`# باب\n\n${table}`, 'title: كتاب', true);
  expect(notesOf(built)).toEqual(['(١) نون العنوان', '(٢) نون الرأس', '(٣) نون الخلية']);
});

test('a note called again in another chapter is printed there, with that chapter’s number', async () => {
  const text =
    '# أول\n\nنص[^a].\n\n# ثان\n\nنص[^b] ثم الأولى[^a] ثم هي[^a].\n\n[^a]: نون أولى\n[^b]: نون ثانية';
  const built = await buildText(text, 'title: كتاب', true);
  const expected = ['(١) نون أولى', '(١) نون ثانية', '(٢) نون أولى'];
  expect(notesOf(built)).toEqual(expected);
  const { pages } = await inspectPdf(built.pdf ?? new Uint8Array());
  const printed = pages.map((page) => page.text.match(/نون (?:أولى|ثانية)/gu) ?? []);
  expect(printed.filter(({ length }) => length > 0)).toEqual([['نون أولى'], ['نون ثانية', 'نون أولى']]);
});

test('a caption that holds nothing but a call keeps it behind its number', async () => {
  const text = '# باب\n\nانظر الجدول :ref[t].\n\n:::table[[^a]]{id=t}\n| أ |\n|---|\n| ب |\n:::\n\n[^a]: نون';
  const built = await buildText(text, 'title: كتاب', true);
  expect(notesOf(built)).toEqual(['(١) نون']);
});

test('notes that notes call have the numbers that they have on the page, before those of the next block', async () => {
  const text = [
    '# باب',
    'أ[^1] ب[^2].',
    'ج[^3].',
    '[^1]: أولى[^in].',
    '[^2]: ثانية، وتعود[^in].',
    '[^3]: ثالثة.',
    '[^in]: داخلية[^deep].',
    '[^deep]: بعيدة.',
  ].join('\n\n');
  const built = await buildText(text, 'title: كتاب', true);
  const expected = ['(١) أولى', '(٢) ثانية', '(٣) داخلية', '(٤) بعيدة', '(٥) ثالثة'];
  expect(notesOf(built).map((note) => /^\(.\) \p{L}+/u.exec(note)?.[0])).toEqual(expected);
  const { pages } = await inspectPdf(built.pdf ?? new Uint8Array());
  const printed = pages.flatMap((page) => page.text.match(/(?<=^|\n)\(.\) \p{L}+/gu) ?? []);
  expect(printed).toEqual(expected);
});

test('a note leads back to each of its calls, those in other notes too', async () => {
  const text = '# باب {#b}\n\nأ[^a] ب[^b] ج[^a].\n\n[^a]: أولى.\n\n    تتمة.\n\n[^b]: ثانية، وتعود[^a].';
  const { epub } = await buildAlone(text);
  const xhtml = epub.text('OEBPS/text-b.xhtml');
  const [first = ''] = xhtml.match(/<aside [^>]*id="fn--a".*?<\/aside>/su) ?? [];
  const ways = [...first.matchAll(/role="doc-backlink" href="#([^"]*)" aria-label="([^"]*)">([^<]*)</g)];
  expect(ways.map(([, call, label, words]) => [call, label, words])).toEqual([
    ['fnref--a', 'عودة إلى موضع الحاشية ١ في المتن', '(١)'],
    ['fnref--a--2', 'عودة إلى الموضع ٢ من مواضع الحاشية ١ في المتن', '٢'],
    ['fnref--a--3', 'عودة إلى الموضع ٣ من مواضع الحاشية ١ في المتن', '٣'],
  ]);
  for (const [, call] of ways) expect(xhtml).toContain(`id="${call}"`);
});
