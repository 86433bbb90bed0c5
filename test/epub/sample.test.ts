/** What the validators do not ask of a right-to-left book: direction, languages, notes, names, bytes. */

import { beforeAll, describe, expect, test } from 'vitest';
import { epubCheck } from '../support/epub-judges.ts';
import { type BuiltEpub, buildEpub, buildText, sampleFolder } from './build-sample.ts';

let built: BuiltEpub;
beforeAll(async () => {
  built = await buildEpub(sampleFolder);
});

const matches = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map((match) => match[1] ?? match[0]);

describe('direction and language', () => {
  test('every document says both on html, and the direction again on body', () => {
    for (const name of built.documents) {
      expect(built.text(name)).toMatch(/<html [^>]*lang="ar" xml:lang="ar" dir="rtl"[ >]/);
      expect(built.text(name)).toMatch(/<body dir="rtl" epub:type="\w+"[ >]/);
    }
  });
  test('the package runs from right to left', () => {
    const opf = built.text('OEBPS/content.opf');
    expect(opf).toMatch(/<package [^>]*xml:lang="ar" dir="rtl"/);
    expect(opf).toContain('<spine toc="ncx" page-progression-direction="rtl">');
    expect(matches(opf, /<dc:language>(.*?)</g)).toEqual(['ar']);
  });
  test('lang and xml:lang are never apart, and dir follows the script', () => {
    for (const name of built.documents) {
      for (const tag of matches(built.text(name), /<[^>]*\blang="[^>]*>/g)) {
        const [lang, xmlLang] = [/ lang="([^"]*)"/.exec(tag)?.[1], / xml:lang="([^"]*)"/.exec(tag)?.[1]];
        expect(lang).toBe(xmlLang);
      }
    }
    const text = built.text('OEBPS/text-first.xhtml');
    expect(text).toContain('<span lang="en" xml:lang="en" dir="ltr">Exit mobile version</span>');
    expect(text).toContain('<span lang="fa" xml:lang="fa">چاپ سنگی</span>');
    expect(text).toContain('<pre dir="ltr"><code>');
  });
});

describe('navigation', () => {
  test('the contents are nested as the headings are, and the NCX says the same', () => {
    const nav = built.text('OEBPS/toc.xhtml');
    const toc = nav.slice(nav.indexOf('epub:type="toc"'), nav.indexOf('epub:type="landmarks"'));
    const ncx = built.text('OEBPS/toc.ncx').replace(/<pageList>[\s\S]*/, '');
    expect(matches(toc, /href="([^"]*)"/g)).toEqual(matches(ncx, /content src="([^"]*)"/g));
    expect(matches(toc, /href="([^"]*)"/g).slice(0, 3)).toEqual([
      'text-first.xhtml#first',
      'text-first.xhtml#lists',
      expect.stringMatching(/^text-first\.xhtml#sec-[0-9a-f]{8}$/),
    ]);
    expect(toc.match(/<ol>/g)).toHaveLength(5);
    expect(ncx).toContain('<meta name="dtb:depth" content="4"/>');
  });
  test('what has an order of its own in a title keeps it wherever the title stands without markup', async () => {
    const titles = {
      book: 'مدخل إلى C++ اليوم',
      chapter: 'العمل بلغة C++ وحدها',
      section: 'حين بلغت -5 درجات',
    };
    const markdown = `# ${titles.chapter}\n\n## ${titles.section}\n\nنص.\n\n# Introduction (1)\n\nنص.`;
    const book = await buildText(markdown, `title: ${titles.book}\nauthor: مؤلف`);
    const [chapter = '', section = '', title = ''] = [titles.chapter, titles.section, titles.book].map(
      (text) => text.replace(/C\+\+|-5/, '\u{2066}$&\u{2069}'),
    );
    const [nav, ncx] = [book.text('OEBPS/toc.xhtml'), book.text('OEBPS/toc.ncx')];
    for (const label of [chapter, section, '\u{2066}Introduction (1)\u{2069}']) {
      expect(nav).toContain(`>${label}</a>`);
      expect(ncx).toContain(`<text>${label}</text>`);
    }
    expect(ncx).toContain(`<docTitle><text>${title}</text></docTitle>`);
    const heads = book.documents.flatMap((name) => matches(book.text(name), /<title>(.*?)<\/title>/g));
    expect(heads).toContain(chapter);
    expect(book.text('OEBPS/title.xhtml').replaceAll(/<\/?span[^>]*>/g, '')).toContain(`>${title}</h1>`);
    expect(await epubCheck(book.epub)).toEqual([]);
  });
  test('every link within the book leads somewhere', () => {
    const targets = new Set<string>();
    for (const name of built.documents) {
      const file = name.replace('OEBPS/', '');
      targets.add(file);
      for (const id of matches(built.text(name), /\bid="([^"]*)"/g)) targets.add(`${file}#${id}`);
    }
    for (const name of built.documents) {
      const file = name.replace('OEBPS/', '');
      for (const href of matches(built.text(name), /<a [^>]*href="([^"]*)"/g)) {
        if (!/^https?:/.test(href)) expect(targets).toContain(href.startsWith('#') ? `${file}${href}` : href);
      }
    }
  });
  test('landmarks name every part of the book that is there', () => {
    const nav = built.text('OEBPS/toc.xhtml');
    const landmarks = nav.slice(nav.indexOf('epub:type="landmarks"'));
    expect(matches(landmarks, /<a epub:type="([\w-]+)"/g)).toEqual([
      'cover',
      'titlepage',
      'copyright-page',
      'dedication',
      'epigraph',
      'toc',
      'bodymatter',
      'colophon',
    ]);
  });
  test('dedication, epigraph and colophon stand by themselves, in their places', () => {
    const opf = built.text('OEBPS/content.opf');
    expect(matches(opf, /itemref idref="doc-([^"]*)"/g)).toEqual([
      'cover',
      'title',
      'imprint',
      'dedication',
      'epigraph',
      'toc',
      'opening',
      'text-first',
      'text-second',
      'colophon',
    ]);
  });
});

describe('notes', () => {
  test('each call has its note in the same file, and each note leads back', () => {
    let calls = 0;
    for (const name of built.documents) {
      const text = built.text(name);
      for (const tag of matches(text, /<a class="noteref"[^>]*>/g)) {
        calls++;
        expect(tag).toContain('epub:type="noteref" role="doc-noteref"');
        const note = /href="#([^"]*)"/.exec(tag)?.[1];
        expect(text).toContain(`<aside epub:type="footnote" role="doc-footnote" id="${note}">`);
      }
      for (const back of matches(text, /role="doc-backlink" href="#([^"]*)"/g))
        expect(text).toContain(`id="${back}"`);
    }
    expect(calls).toBe(5);
  });
  test('a note called twice stands once and keeps its number; numbers begin anew in a chapter', () => {
    const text = built.text('OEBPS/text-first.xhtml');
    expect(matches(text, /<a class="noteref"[^>]*>([^<]*)</g)).toEqual(['(١)', '(١)', '(٢)', '(٣)']);
    expect(matches(text, /<aside epub:type="footnote"[^>]*>/g)).toHaveLength(3);
    expect(built.text('OEBPS/opening.xhtml')).toContain('>(١)</a>');
  });
});

describe('blocks', () => {
  test('headings have no gaps whatever the manuscript skips', () => {
    const levels = matches(built.text('OEBPS/text-second.xhtml'), /<h([1-6])/g);
    expect(levels).toEqual(['1', '2']);
  });
  test('a table has its caption, scopes and alignments', () => {
    const text = built.text('OEBPS/text-second.xhtml');
    expect(text).toContain('<caption>أرقام مختارة</caption>');
    expect(text).toContain('<th scope="col" class="center">العدد</th>');
    expect(text).toContain('<td>1445</td>');
  });
  test('an ordered list keeps its first number', () => {
    expect(built.text('OEBPS/text-first.xhtml')).toContain('<ol start="5">');
  });
  test('a bayt is two half-lines, a Quran block names its verse', () => {
    const text = built.text('OEBPS/text-second.xhtml');
    expect(text).toContain('<span class="sadr">قفا نبك من ذكرى حبيب ومنزل</span> <span class="ajz">');
    expect(text).toContain('<p class="source">[البقرة: ٢٥٥]</p>');
  });
});

test('metadata are complete', () => {
  const opf = built.text('OEBPS/content.opf');
  expect(opf).toContain('<dc:identifier id="pub-id">urn:isbn:9789770932124</dc:identifier>');
  expect(opf).toContain('<meta refines="#creator-1" property="file-as">الجاحظ، أبو عثمان</meta>');
  expect(opf).toContain('<meta refines="#creator-2" property="role" scheme="marc:relators">trl</meta>');
  expect(opf).toContain(
    '<dc:description>كتاب لاختبار «الإخراج» &lt;الرقمي&gt; &amp; ما فيه.</dc:description>',
  );
  expect(opf).toContain('<meta property="dcterms:modified">2024-05-16T00:00:00Z</meta>');
  expect(opf).toContain('<meta refines="#series" property="group-position">3</meta>');
  expect(opf).toContain('<meta property="schema:accessMode">visual</meta>');
  expect(opf).toContain('<meta refines="#conformance" property="a11y:certifiedBy">دار النموذج</meta>');
});

test('names are ASCII, the mimetype comes first and is stored', () => {
  expect(built.names[0]).toBe('mimetype');
  expect(new TextDecoder().decode(built.epub.subarray(30, 58))).toBe('mimetypeapplication/epub+zip');
  for (const name of built.names) expect(name).toMatch(/^[\x21-\x7e]+$/);
});

test('the same book gives the same bytes', async () => {
  const again = await buildEpub(sampleFolder);
  expect(Buffer.from(again.epub).equals(Buffer.from(built.epub))).toBe(true);
});

/** What the EPUB of a text claims of its accessibility. */
async function features(text: string): Promise<readonly string[]> {
  const opf = (await buildText(text)).text('OEBPS/content.opf');
  return [...opf.matchAll(/accessibilityFeature">([^<]*)/g)].map(([, feature]) => feature ?? '');
}

describe('what a book may ask for', () => {
  test('a long description is pointed at by its figure', () => {
    const text = built.text('OEBPS/text-second.xhtml');
    expect(text).toMatch(/<img [^>]*aria-details="_second-fig-1-description"\/>/);
    expect(text).toContain('<aside class="note" id="_second-fig-1-description" role="note">');
    expect(built.text('OEBPS/content.opf')).toContain('accessibilityFeature">longDescription<');
  });
  test('no fonts: the reader’s own, bold where it is bold', async () => {
    const bare = await buildText('# باب\n\nنص **غليظ** و`code`.', 'title: كتاب\nembed-fonts: false');
    const css = bare.text('OEBPS/style.css');
    expect(bare.names.filter((name) => /fonts|META-INF\/com\.apple/.test(name))).toEqual([]);
    expect(css).not.toMatch(/@font-face|font-family: (?!monospace)/);
    expect(css).toMatch(/h1 \{[^}]*font-weight: bold/);
    expect(bare.text('OEBPS/content.opf')).toContain('"ibooks:specified-fonts">false<');
  });
  test('the pages are those of the edition with an ISBN of its own', async () => {
    const both = 'title: كتاب\nidentifiers: { isbn: 978-977-09-3212-4, isbn-print: 978-977-09-3213-1 }';
    const opf = (await buildText('# باب\n\nنص.', both)).text('OEBPS/content.opf');
    expect(opf).toContain('<dc:identifier id="pub-id">urn:isbn:9789770932124<');
    expect(opf).toContain('<meta property="pageBreakSource">urn:isbn:9789770932131<');
    expect(opf).toContain('<dc:source>urn:isbn:9789770932131</dc:source>');
  });
  test('its UUID is kept beside its ISBN', async () => {
    const uuid = '0d2f1c3e-8a51-5c0e-9a35-3f1f0c6a7b11';
    const both = `title: كتاب\nidentifiers: { isbn: 978-977-09-3212-4, uuid: ${uuid} }`;
    const book = await buildText('# باب\n\nنص.', both);
    expect(book.text('OEBPS/content.opf')).toContain(`<dc:identifier>urn:uuid:${uuid}</dc:identifier>`);
    expect(await epubCheck(book.epub)).toEqual([]);
  });
  test('accessibility metadata say what is there and no more', async () => {
    expect(await features('نص بلا عنوان.')).not.toContain('structuralNavigation');
    const indexed = await features('# باب\n\nنص :index[لفظ].');
    expect(indexed).toEqual(expect.arrayContaining(['structuralNavigation', 'index']));
    expect(await features('# باب\n\nنص.')).not.toContain('index');
  });
});

test('short phrases of a title stay on a line: what a preposition governs is not torn from it', () => {
  expect(built.text('OEBPS/title.xhtml')).toContain('>فيه <span class="phrase">من كل كتلة</span> شاهد</p>');
});
