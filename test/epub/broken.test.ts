/**
 * Copies of our own book, each broken in one way, are each caught by the set that `npm test` runs: our own
 * assertions, html-validate, axe, epubcheck-ts. What passes all of them is listed by name.
 */

import { zipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { faultsOf } from '../support/epub-assertions.ts';
import { axeCheck, epubCheck, htmlValidate } from '../support/epub-judges.ts';
import { unpackEpub } from '../support/unpack-epub.ts';
import { buildEpub, sampleFolder } from './build-sample.ts';

type Files = Map<string, Uint8Array>;
type Damage = (files: Files) => void;

const opf = 'OEBPS/content.opf';
const nav = 'OEBPS/toc.xhtml';
const ncx = 'OEBPS/toc.ncx';
const css = 'OEBPS/style.css';
const text = 'OEBPS/text-first.xhtml';
const blocks = 'OEBPS/text-second.xhtml';
const png = 'OEBPS/images/second-fig-1.png';

/** Replaces the first match; one that is not there is a mistake of the list. */
function replace(name: string, from: string | RegExp, to: string): Damage {
  return (files) => {
    const before = new TextDecoder().decode(files.get(name));
    const after = before.replace(from, to);
    if (after === before) throw new Error(`nothing like ${String(from)} in ${name}`);
    files.set(name, new TextEncoder().encode(after));
  };
}
const insert = (xhtml: string): Damage => replace(text, /<section[^>]*>/, `$&${xhtml}`);
const addTo = (name: string, ending: string, added: string): Damage => replace(name, ending, added + ending);
const remove =
  (name: string): Damage =>
  (files) => {
    if (!files.delete(name)) throw new Error(`no ${name}`);
  };
const put =
  (name: string, content: string): Damage =>
  (files) => {
    files.set(name, new TextEncoder().encode(content));
  };

const lockedPicture = `<?xml version="1.0" encoding="UTF-8"?>
<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#">
<enc:EncryptedData><enc:EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/>
<enc:CipherData><enc:CipherReference URI="${png}"/></enc:CipherData></enc:EncryptedData></encryption>`;

const damages: Readonly<Record<string, Damage>> = {
  // The container.
  'mimetype ends with a line feed': put('mimetype', 'application/epub+zip\n'),
  'mimetype is not first': (files) => {
    const mimetype = files.get('mimetype') ?? new Uint8Array();
    files.delete('mimetype');
    files.set('mimetype', mimetype);
  },
  'no container.xml': remove('META-INF/container.xml'),
  'a file name in Arabic': put('OEBPS/صورة.png', ''),
  'a document that the manifest does not name': put('OEBPS/stray.xhtml', '<p/>'),
  'a picture that the manifest does not name': put('OEBPS/images/stray.png', ''),
  'a picture locked as only fonts may be': put('META-INF/encryption.xml', lockedPicture),
  // The package document.
  'no direction of the package': replace(opf, / dir="rtl"/, ''),
  'a direction that is none': replace(opf, ' dir="rtl"', ' dir="RTL"'),
  'no page progression': replace(opf, / page-progression-direction="rtl"/, ''),
  'pages progress from left to right': replace(
    opf,
    'page-progression-direction="rtl"',
    'page-progression-direction="ltr"',
  ),
  'a page progression that is none': replace(
    opf,
    'page-progression-direction="rtl"',
    'page-progression-direction="right"',
  ),
  'a package in English': replace(opf, 'xml:lang="ar"', 'xml:lang="en"'),
  'no language': replace(opf, /<dc:language>.*?<\/dc:language>/, ''),
  'a language that is none': replace(opf, '<dc:language>ar<', '<dc:language>عربي<'),
  'an empty title': replace(opf, /(<dc:title id="title">)[^<]*/, '$1'),
  'an empty description': replace(opf, /(<dc:description>)[^<]*/, '$1'),
  'a date in words': replace(opf, /(<dc:date>)[^<]*/, '$1١٦ مايو ٢٠٢٤'),
  'no moment of modification': replace(opf, /<meta property="dcterms:modified">.*?<\/meta>/, ''),
  'a moment without its time': replace(opf, /T00:00:00Z/, ''),
  'an identifier that is not there': replace(opf, 'unique-identifier="pub-id"', 'unique-identifier="id"'),
  'a property of no vocabulary': addTo(opf, '</metadata>', '<meta property="dc2:x">x</meta>'),
  'a refinement of nothing': replace(opf, 'refines="#creator-1"', 'refines="#creator-9"'),
  'no access mode': replace(
    opf,
    /<meta property="schema:accessMode">textual<\/meta>\n<meta property="schema:accessMode">visual<\/meta>/,
    '',
  ),
  'an empty access mode': replace(opf, /(schema:accessMode">)[^<]*/, '$1'),
  'a certifier of nothing': replace(opf, 'refines="#conformance"', 'refines="#none"'),
  'no hazard': replace(opf, /<meta property="schema:accessibilityHazard">.*?<\/meta>/, ''),
  'no accessibility summary': replace(opf, /<meta property="schema:accessibilitySummary">.*?<\/meta>/, ''),
  'no source of the pages': replace(opf, /<meta property="pageBreakSource">.*?<\/meta>/, ''),
  'a manifest item without its file': remove(png),
  'a manifest item twice': addTo(
    opf,
    '</manifest>',
    '<item id="again" href="text-first.xhtml" media-type="application/xhtml+xml"/>',
  ),
  'a picture of another type': replace(
    opf,
    'second-fig-1.png" media-type="image/png"',
    'second-fig-1.png" media-type="image/jpeg"',
  ),
  'a picture that is none': put(png, 'not a picture'),
  'two cover images': replace(
    opf,
    /second-fig-1\.png" media-type="image\/png"/,
    '$& properties="cover-image"',
  ),
  'no navigation document': replace(opf, ' properties="nav"', ''),
  'a spine without documents': replace(opf, /<itemref[\s\S]*(?=<\/spine>)/, ''),
  'a spine item that is not there': replace(opf, 'idref="doc-', 'idref="no-'),
  'a document twice in the spine': replace(opf, /<itemref[^>]*>/, '$&$&'),
  // The navigation.
  'no contents': replace(nav, 'epub:type="toc"', ''),
  'an empty line of contents': replace(nav, /(<li><a href="text[^>]*>)[^<]*/, '$1'),
  'contents that lead nowhere': replace(nav, /href="text-first\.xhtml#[^"]*"/, 'href="text-none.xhtml"'),
  'contents that lead to no such place': replace(
    nav,
    /href="text-first\.xhtml#[^"]*"/,
    'href="text-first.xhtml#none"',
  ),
  'a landmark without its type': replace(nav, '<a epub:type="bodymatter"', '<a'),
  'a page list with a page too few': replace(nav, /<li><a href="[^"]*#_page-\d+">[^<]*<\/a><\/li>/, ''),
  'a page list with another label': replace(nav, /(#_page-\d+">)[^<]*/, '$1٩٩٩'),
  'a page break without its label': replace(text, /(role="doc-pagebreak") title="[^"]*"/, '$1'),
  'an NCX of another book': replace(ncx, /(dtb:uid" content=")[^"]*/, '$1x'),
  'an NCX that leads nowhere': replace(ncx, /(<content src=")[^"]*/, '$1none.xhtml'),
  // The documents.
  'no direction of a document': replace(text, /(<html[^>]*) dir="rtl"/, '$1'),
  'no direction of a body': replace(text, '<body dir="rtl"', '<body'),
  'a document in English': replace(text, 'lang="ar" xml:lang="ar"', 'lang="en" xml:lang="en"'),
  'languages that differ': replace(text, 'xml:lang="fa"', 'xml:lang="ar"'),
  'a side instead of a direction': insert('<p dir="right">نص</p>'),
  'another encoding': replace(text, 'encoding="UTF-8"', 'encoding="windows-1256"'),
  'not well-formed': insert('<p>نص</q>'),
  'an entity of HTML': insert('<p>&nbsp;</p>'),
  'a control character': insert('<p>\u0001</p>'),
  'an id twice': insert('<p id="twice">أ</p><p id="twice">ب</p>'),
  'a link to no such place': insert('<p><a href="#none">نص</a></p>'),
  'a link to no such file': insert('<p><a href="none.xhtml">نص</a></p>'),
  'a link that runs': insert('<p><a href="javascript:x()">نص</a></p>'),
  'a script': insert('<script>x()</script>'),
  'a handler': insert('<p onclick="x()">نص</p>'),
  'a note that is not there': replace(text, /(role="doc-noteref" href=")#[^"]*/, '$1#none'),
  'a note without its way back': replace(text, /<a class="note-number"[^>]*>([^<]*)<\/a>/, '$1'),
  'a note without its role': replace(text, ' role="doc-footnote"', ''),
  'a way back without its name': replace(text, /(role="doc-backlink"[^>]*) aria-label="[^"]*"/, '$1'),
  'a role that is none': insert('<div role="doc-fasl">نص</div>'),
  'a block in a paragraph': insert('<p><div>نص</div></p>'),
  'an item outside a list': insert('<li>نص</li>'),
  'a link in a link': insert('<p><a href="#first"><a href="#first">نص</a></a></p>'),
  'an attribute of old': insert('<p align="right">نص</p>'),
  'a picture on the web': replace(
    blocks,
    /src="images\/second-fig-1\.png"/,
    'src="https://example.org/x.png"',
  ),
  'a picture without alternative text': replace(blocks, /(<img[^>]*) alt="[^"]+"/, '$1'),
  'a wrong scope': replace(blocks, 'scope="col"', 'scope="colonne"'),
  'no title of a document': replace(text, /<title>[^<]*<\/title>/, ''),
  'a drawing that the manifest does not announce': insert(
    '<svg xmlns="http://www.w3.org/2000/svg"><title>س</title></svg>',
  ),
  'a formula that the manifest does not announce': insert(
    '<p><math xmlns="http://www.w3.org/1998/Math/MathML"><mi>س</mi></math></p>',
  ),
  'a turned text without its direction': insert('<p><bdo>نص</bdo></p>'),
  'a document type of old': replace(
    text,
    '<!DOCTYPE html>',
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">',
  ),
  'a type of no vocabulary': insert('<div epub:type="fasl">نص</div>'),
  // The style sheet and the fonts.
  'direction in the style sheet': replace(css, /$/, '\nbody { direction: rtl; }'),
  'bidi in the style sheet': replace(css, /$/, '\np { unicode-bidi: embed; }'),
  'direction in an attribute': insert('<p style="direction: rtl">نص</p>'),
  'a media query': replace(css, /$/, '\n@media (min-width: 30em) { p { margin: 0; } }'),
  'letters spaced': replace(css, 'text-align: justify', 'letter-spacing: 0.1em'),
  'a style sheet in UTF-16': (files) => {
    const css16 = Buffer.from(new TextDecoder().decode(files.get(css)), 'utf16le');
    files.set(css, new Uint8Array([0xff, 0xfe, ...css16]));
  },
  'a style sheet that is none': replace(css, /$/, '\nbody {{ color'),
  'a font that is not there': replace(css, /url\([^)]*\)/, 'url(fonts/none.ttf)'),
};

/** What neither judge nor assertion hears; EPUBCheck in `npm run conformance` says of it only `usage`. */
const passes: readonly string[] = ['a type of no vocabulary'];

let sound: Files;
beforeAll(async () => {
  const built = await buildEpub(sampleFolder);
  sound = new Map(built.names.map((name) => [name, built.bytes(name)]));
});

function zipped(files: Files): Uint8Array {
  return zipSync(Object.fromEntries(files), { level: 0, mtime: '1980-01-02' });
}

/** The first judge that hears something, the quick ones first. */
async function caughtBy(damage: Damage): Promise<string | undefined> {
  const files = new Map(sound);
  damage(files);
  const epub = zipped(files);
  const unpacked = unpackEpub(epub);
  if (faultsOf(unpacked).length > 0) return 'assertions';
  const changed = unpacked.documents.filter((name) => files.get(name) !== sound.get(name));
  for (const name of changed) {
    if ((await htmlValidate(name, unpacked.text(name))).length > 0) return 'html-validate';
  }
  if ((await epubCheck(epub)).length > 0) return 'epubcheck-ts';
  for (const name of changed) if ((await axeCheck(name, unpacked.text(name))).length > 0) return 'axe';
  return undefined;
}

test('the sound book passes when it is only packed anew', async () => {
  expect(await caughtBy(() => undefined)).toBeUndefined();
});

test(`${Object.keys(damages).length} ways to break it are heard`, async () => {
  const unheard: string[] = [];
  for (const [name, damage] of Object.entries(damages)) {
    if ((await caughtBy(damage)) === undefined) unheard.push(name);
  }
  expect(unheard).toEqual(passes);
});
