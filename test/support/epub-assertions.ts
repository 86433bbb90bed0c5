/**
 * What the validators do not ask of an EPUB, or not of a right-to-left one: direction and language of every
 * document, encoding, matching roles, notes with their calls and ways back, page breaks and their list, a style
 * sheet for old engines, ASCII names. One sentence a fault; none: all is well.
 */

import type { UnpackedEpub } from './unpack-epub.ts';

const attributeOf = (tag: string, name: string): string | undefined =>
  new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag)?.[1];

const tagsOf = (xml: string, name = '[\\w:]+'): readonly string[] =>
  [...xml.matchAll(new RegExp(`<${name}(?=[\\s/>])[^>]*>`, 'g'))].map(([tag]) => tag);

/** `epub:type` and the DPUB-ARIA role that must stand beside it. */
const roles: Readonly<Record<string, string>> = {
  chapter: 'doc-chapter',
  noteref: 'doc-noteref',
  footnote: 'doc-footnote',
  pagebreak: 'doc-pagebreak',
  toc: 'doc-toc',
  'page-list': 'doc-pagelist',
  abstract: 'doc-abstract',
  epigraph: 'doc-epigraph',
  dedication: 'doc-dedication',
  colophon: 'doc-colophon',
};

/** The faults of an EPUB of ours whose text runs in `direction`. */
export function faultsOf(epub: UnpackedEpub, direction: 'rtl' | 'ltr' = 'rtl'): readonly string[] {
  const faults: string[] = [];
  for (const name of epub.names) if (!/^[\x21-\x7e]+$/.test(name)) faults.push(`name: ${name}`);
  if (epub.names[0] !== 'mimetype') faults.push('mimetype is not first');
  const opf = present(epub, 'OEBPS/content.opf');
  faults.push(...packageFaults(opf, direction), ...strayFaults(epub, opf));
  const language = /<dc:language>([^<]*)</.exec(opf)?.[1] ?? '';
  for (const name of epub.documents) {
    const said = documentFaults(present(epub, name), language, direction);
    faults.push(...said.map((fault) => `${name}: ${fault}`));
  }
  faults.push(...pageFaults(epub, opf), ...styleFaults(present(epub, 'OEBPS/style.css')));
  return faults;
}

/** A file's text; empty where there is none, or where it is not UTF-8, which leaves it without what it must say. */
function present(epub: UnpackedEpub, name: string): string {
  if (!epub.names.includes(name)) return '';
  try {
    return epub.text(name);
  } catch {
    return '';
  }
}

/** Files of the book that the package document does not name: EPUBCheck only hints at them. */
function strayFaults({ names }: UnpackedEpub, opf: string): readonly string[] {
  const named = new Set(tagsOf(opf, 'item').map((tag) => `OEBPS/${attributeOf(tag, 'href')}`));
  return names
    .filter((name) => name.startsWith('OEBPS/') && name !== 'OEBPS/content.opf' && !named.has(name))
    .map((name) => `not in the manifest: ${name}`);
}

function packageFaults(opf: string, direction: string): readonly string[] {
  const root = tagsOf(opf, 'package')[0] ?? '';
  const spine = tagsOf(opf, 'spine')[0] ?? '';
  const faults: string[] = [];
  if (attributeOf(root, 'dir') !== direction) faults.push('package: dir');
  if (attributeOf(root, 'xml:lang') !== /<dc:language>([^<]*)</.exec(opf)?.[1])
    faults.push('package: xml:lang');
  if (attributeOf(spine, 'page-progression-direction') !== direction) faults.push('spine: direction');
  for (const property of [
    'accessMode',
    'accessModeSufficient',
    'accessibilityFeature',
    'accessibilityHazard',
  ]) {
    if (!new RegExp(`"schema:${property}">[^<]+<`).test(opf)) faults.push(`package: no ${property}`);
  }
  if (!/"schema:accessibilitySummary">[^<]+</.test(opf)) faults.push('package: no summary');
  return faults;
}

function documentFaults(xhtml: string, language: string, direction: string): readonly string[] {
  const faults: string[] = [];
  const [html = ''] = tagsOf(xhtml, 'html');
  const [body = ''] = tagsOf(xhtml, 'body');
  if (!xhtml.startsWith('<?xml version="1.0" encoding="UTF-8"?>')) faults.push('encoding');
  if (attributeOf(html, 'lang') !== language) faults.push('lang of html');
  if (attributeOf(html, 'dir') !== direction || attributeOf(body, 'dir') !== direction) faults.push('dir');
  for (const tag of tagsOf(xhtml)) {
    if (attributeOf(tag, 'lang') !== attributeOf(tag, 'xml:lang')) faults.push(`lang and xml:lang: ${tag}`);
    if (/\sdir="(?!rtl"|ltr")/.test(tag)) faults.push(`dir: ${tag}`);
    if (/\s(style|on\w+)=/.test(tag) || /^<(script|iframe|object|embed)\b/.test(tag))
      faults.push(`active: ${tag}`);
    const type = attributeOf(tag, 'epub:type') ?? '';
    // Landmarks bear the types of what they lead to.
    const wanted = tag.startsWith('<a ') && type !== 'noteref' ? undefined : roles[type];
    if (wanted !== undefined && attributeOf(tag, 'role') !== wanted) faults.push(`role: ${tag}`);
    if (/^<a\b/.test(tag) && /href="(?!https?:|mailto:|#|[\w.-]+\.xhtml)/.test(tag))
      faults.push(`link: ${tag}`);
  }
  return [...faults, ...noteFaults(xhtml)];
}

function noteFaults(xhtml: string): readonly string[] {
  const faults: string[] = [];
  const calls = new Map<string, string>();
  for (const tag of tagsOf(xhtml, 'a')) {
    if (attributeOf(tag, 'epub:type') !== 'noteref') continue;
    const [note, id] = [attributeOf(tag, 'href')?.replace('#', '') ?? '', attributeOf(tag, 'id') ?? ''];
    if (!xhtml.includes(`role="doc-footnote" id="${note}"`)) faults.push(`no note ${note}`);
    if (!calls.has(note)) calls.set(note, id);
  }
  const ways = tagsOf(xhtml, 'a').filter((tag) => attributeOf(tag, 'role') === 'doc-backlink');
  const backs = new Set(ways.map((tag) => attributeOf(tag, 'href')));
  for (const [note, call] of calls) if (!backs.has(`#${call}`)) faults.push(`no way back from ${note}`);
  if (ways.some((tag) => (attributeOf(tag, 'aria-label') ?? '') === ''))
    faults.push('a way back without name');
  return faults;
}

function pageFaults(epub: UnpackedEpub, opf: string): readonly string[] {
  const nav = present(epub, 'OEBPS/toc.xhtml');
  const at = nav.indexOf('epub:type="page-list"');
  const listed = at === -1 ? [] : [...nav.slice(at).matchAll(/href="([^"]*)">([^<]*)</g)];
  const broken = epub.documents.flatMap((name) =>
    tagsOf(present(epub, name), 'span')
      .filter((tag) => attributeOf(tag, 'epub:type') === 'pagebreak')
      .map((tag) => `${name.replace('OEBPS/', '')}#${attributeOf(tag, 'id')} ${attributeOf(tag, 'title')}`),
  );
  const names = listed.map(([, href, label]) => `${href} ${label}`);
  const faults =
    names.toSorted().join('\n') === broken.toSorted().join('\n') ? [] : ['page list and breaks differ'];
  if (names.length > 0 && !/"pageBreakSource">[^<]+</.test(opf)) faults.push('no source of the page list');
  return faults;
}

/** What old engines choke on, what EPUB forbids, and what Arabic does not bear. */
const forbiddenStyles: readonly RegExp[] = [
  /\b(direction|unicode-bidi)\s*:/,
  /@(media|supports|import|page)|\b(min|max|clamp|calc|var)\(|:(is|where|has|not)\(|--\w|\d(px|vh|vw|rem|ch)\b/,
  /(margin|padding|border|inset)-(inline|block)|text-align:\s*(start|end)\b/,
  /position:\s*fixed|display:\s*(flex|grid)|float:/,
  /letter-spacing|italic|oblique|small-caps|text-transform|first-letter|font-feature|ligatures/,
  /:\s*(#000(000)?|#fff(fff)?|black|white)\b/i,
];

function styleFaults(css: string): readonly string[] {
  if (css === '') return ['no style sheet in UTF-8'];
  const bare = css.replaceAll(/\/\*[\s\S]*?\*\//g, '');
  return forbiddenStyles.flatMap((pattern) => {
    const found = pattern.exec(bare)?.[0];
    return found === undefined ? [] : [`style: ${found}`];
  });
}
