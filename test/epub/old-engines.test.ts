/** What stands in the files for engines that know less than EPUB 3 asks, and for pages that are small. */

import { expect, test } from 'vitest';
import { buildText } from './build-sample.ts';

const drawing = (width: number, height: number): Uint8Array =>
  new TextEncoder().encode(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><path d="M0 0h9v9z"/></svg>`,
  );

test('lists for programs are hidden by the style sheet too, a cover is as high as its page, a tall figure no higher', async () => {
  const text = '# باب\n\n## قسم\n\nنص.\n\n![عمود](tall.svg)\n\n![بسيط](wide.svg)\n';
  const built = await buildText(text, 'title: كتاب', true, {
    'tall.svg': drawing(600, 1600),
    'wide.svg': drawing(600, 400),
  });
  const css = built.text('OEBPS/style.css');
  expect(css).toMatch(/nav#landmarks, nav#page-list \{\s*display: none;/);
  expect(css).toMatch(/html\.cover, body\.cover, div\.cover \{\s*height: 100%;/);
  expect(built.text('OEBPS/cover.xhtml')).toMatch(/<html [^>]*class="cover">[^]*<body [^>]*class="cover">/);
  expect(css).toContain('figure img.tall-45 { max-width: 45%; }');
  const name = built.names.find((one) => one.startsWith('OEBPS/text-')) ?? '';
  const classes = [...built.text(name).matchAll(/<img [^>]*alt="([^"]*)"[^>]*?(?: class="([^"]*)")?\/>/g)];
  expect(classes.map(([, alt, given]) => [alt, given])).toContainEqual(['عمود', 'tall-45']);
  expect(classes.map(([, alt, given]) => [alt, given])).toContainEqual(['بسيط', undefined]);
  // Only chapters are regions of the page.
  expect(built.text(name).match(/<section [^>]*aria-labelledby/g)).toHaveLength(1);
  // No publication is the source of its own pages.
  expect(built.text('OEBPS/content.opf')).toContain('<meta property="pageBreakSource">كتاب (PDF)<');
});

test('a table whose words would not stand side by side on a telephone is in smaller type, and breaks fewer of them', async () => {
  const row = '| الجامعة الإحصائية | 1,234,567 | 1,234,567 | 234,567 | 1,234,567 | 99 |';
  const head = '| المؤشر | 2019 | 2020 | 2021 | 2022 | 2023 |\n|---|---|---|---|---|---|\n';
  const built = await buildText(`# باب\n\n${head}${row}\n\n| أ | ب |\n|---|---|\n| س | ش |\n`);
  const name = built.names.find((one) => one.startsWith('OEBPS/text-')) ?? '';
  const tables = built.text(name).match(/<table [^>]*>/g);
  expect(tables?.map((tag) => tag.includes('class="crowded"'))).toEqual([true, false]);
  expect(built.text('OEBPS/style.css')).toContain('table.crowded { font-size: 0.8em; }');
});
