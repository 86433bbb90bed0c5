/**
 * Reads our PDFs back, so that tests can ask them questions: through pdf.js what a reader sees (text, labels,
 * bookmarks, links, tags), and raw what stands in the file (objects, content streams, embedded fonts).
 */

import { inflateSync } from 'node:zlib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface InspectedPdf {
  readonly pages: readonly InspectedPage[];
  readonly labels: readonly string[] | null;
  /** Bookmarks: title, place and children. */
  readonly bookmarks: readonly Bookmark[];
  readonly information: Readonly<Record<string, unknown>>;
  readonly xmp: string;
  readonly language: string | null;
  readonly layout: string;
  readonly preferences: object | null;
}

export interface InspectedPage {
  /** Points. */
  readonly width: number;
  readonly height: number;
  /** Logical text as pdf.js gives it, bidi controls taken out, lines parted by line feeds. */
  readonly text: string;
  readonly links: readonly InspectedLink[];
  /** `Document[P["…"]]`: types with their text. */
  readonly tags: string;
}

export interface InspectedLink {
  readonly url: string | undefined;
  /** Page index the link leads to. */
  readonly page: number | undefined;
  readonly box: readonly number[];
  readonly contents: string;
}

export interface Bookmark {
  readonly title: string;
  readonly page: number | undefined;
  readonly children: readonly Bookmark[];
}

/** What pdf.js gives; its own types say less. */
interface RawBookmark {
  readonly title: string;
  readonly dest: unknown;
  readonly items: readonly RawBookmark[];
}

interface RawItem {
  readonly type?: string;
  readonly id?: string | null;
  readonly str?: string;
  readonly hasEOL?: boolean;
}

interface RawAnnotation {
  readonly subtype: string;
  readonly url?: string;
  readonly unsafeUrl?: string;
  readonly dest?: unknown;
  readonly rect: readonly number[];
  readonly contentsObj?: { readonly str: string };
}

interface RawTag {
  readonly role?: string;
  readonly children?: readonly RawTag[];
  readonly type?: string;
  readonly id?: string;
}

const controls = /[\u{61c}\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2060}\u{2066}-\u{2069}]/gu;

/** Opens a PDF with pdf.js and asks it everything. */
export async function inspectPdf(bytes: Uint8Array): Promise<InspectedPdf> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pageOf = async (destination: unknown): Promise<number | undefined> => {
    const explicit =
      typeof destination === 'string' ? await document.getDestination(destination) : destination;
    return Array.isArray(explicit) ? document.getPageIndex(explicit[0]) : undefined;
  };
  const bookmarksOf = (entries: readonly RawBookmark[]): Promise<Bookmark[]> =>
    Promise.all(
      entries.map(async ({ title, dest, items }) => ({
        title,
        page: await pageOf(dest),
        children: await bookmarksOf(items),
      })),
    );
  const pages: InspectedPage[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const content = await page.getTextContent({ includeMarkedContent: true });
    const items = content.items as readonly RawItem[];
    const annotations = (await page.getAnnotations()) as readonly RawAnnotation[];
    const links = annotations.filter(({ subtype }) => subtype === 'Link');
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
    pages.push({
      width: right - left,
      height: top - bottom,
      text: items
        .map((item) => (item.str ?? '') + (item.hasEOL ? '\n' : ''))
        .join('')
        .replaceAll(controls, ''),
      links: await Promise.all(
        links.map(async (link) => ({
          url: link.url ?? link.unsafeUrl,
          page: link.dest === undefined ? undefined : await pageOf(link.dest),
          box: link.rect,
          contents: link.contentsObj?.str ?? '',
        })),
      ),
      tags: dumpTags(await page.getStructTree(), textByMark(items)),
    });
  }
  const { info, metadata } = await document.getMetadata();
  const information = Object.fromEntries(Object.entries(info));
  return {
    pages,
    labels: await document.getPageLabels(),
    bookmarks: await bookmarksOf((await document.getOutline()) ?? []),
    information,
    xmp:
      metadata?.getRaw() ??
      streamsOf(bytes).find(({ dictionary }) => dictionary.includes('/XML'))?.text ??
      '',
    language: typeof information.Language === 'string' ? information.Language : null,
    layout: await document.getPageLayout(),
    preferences: await document.getViewerPreferences(),
  };
}

/** Text of each marked-content sequence, by pdf.js' identifier. */
function textByMark(items: readonly RawItem[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  let open: string | undefined;
  for (const item of items) {
    if (item.type === 'beginMarkedContentProps') open = item.id ?? undefined;
    else if (item.type === 'endMarkedContent') open = undefined;
    else if (open !== undefined && item.str !== undefined) {
      texts.set(open, (texts.get(open) ?? '') + item.str.replaceAll(controls, '') + (item.hasEOL ? ' ' : ''));
    }
  }
  return texts;
}

function dumpTags(node: RawTag | null, texts: ReadonlyMap<string, string>): string {
  if (node === null) return '';
  if (node.type === 'content') return JSON.stringify((texts.get(node.id ?? '') ?? '').trim());
  if (node.type !== undefined) return node.type;
  return `${node.role}[${(node.children ?? []).map((child) => dumpTags(child, texts)).join(' ')}]`;
}

export interface RawStream {
  readonly dictionary: string;
  readonly bytes: Uint8Array;
  /** The bytes as Latin-1. */
  readonly text: string;
}

/** The text of every object that is no stream, from the object streams. */
export function objectsOf(bytes: Uint8Array): string {
  return streamsOf(bytes)
    .filter(({ dictionary }) => dictionary.includes('/ObjStm'))
    .map(({ dictionary, text }) => text.slice(Number(/\/First (\d+)/.exec(dictionary)?.[1])))
    .join('\n');
}

/** Every stream of a file as we lay it out, unpacked. */
export function streamsOf(bytes: Uint8Array): readonly RawStream[] {
  const file = Buffer.from(bytes).toString('latin1');
  const streams: RawStream[] = [];
  for (const match of file.matchAll(/ obj\n(<<[^]*?>>)\nstream\n/g)) {
    const dictionary = match[1] ?? '';
    const start = match.index + match[0].length;
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1]);
    const packed = Buffer.from(bytes.subarray(start, start + length));
    const content = dictionary.includes('/FlateDecode') ? inflateSync(packed) : packed;
    streams.push({ dictionary, bytes: content, text: content.toString('latin1') });
  }
  return streams;
}

/** The embedded font programs. */
export const fontsOfPdf = (bytes: Uint8Array): readonly Uint8Array[] =>
  streamsOf(bytes)
    .filter(({ dictionary }) => dictionary.includes('/Length1'))
    .map((stream) => stream.bytes);

/** Pages' content streams. */
export const contentsOf = (bytes: Uint8Array): readonly string[] =>
  streamsOf(bytes)
    .map(({ text }) => text)
    .filter((text) => /^\/\w+ <</.test(text));

/** Characters by code of the first ToUnicode map. */
export function charactersOf(bytes: Uint8Array): ReadonlyMap<number, string> {
  const map = streamsOf(bytes).find(({ text }) => text.includes('begincmap'))?.text ?? '';
  const entries = map.matchAll(/^<([0-9a-f]{4})> <([0-9a-f]+)>$/gm);
  return new Map(
    [...entries].map(([, code = '', units = '']) => {
      const text = Buffer.from(units, 'hex').swap16().toString('utf16le');
      return [Number.parseInt(code, 16), text] as const;
    }),
  );
}

/** What the TJ arrays of a content show: characters in visual order, steps in thousandths as `«-250»`. */
export function shownText(content: string, characters: ReadonlyMap<number, string>): readonly string[] {
  return [...content.matchAll(/\[((?:\((?:\\[^]|[^\\)])*\)|[-\d]+)*)\]TJ/g)].map(([, array = '']) =>
    [...array.matchAll(/\(((?:\\[^]|[^\\)])*)\)|([-\d]+)/g)]
      .map(([, literal, step]) => {
        if (step !== undefined) return `«${step}»`;
        const raw = (literal ?? '').replaceAll(/\\([^])/g, (_, escaped) =>
          escaped === 'r' ? '\r' : escaped,
        );
        let text = '';
        for (let index = 0; index < raw.length; index += 2) {
          text += characters.get(raw.charCodeAt(index) * 256 + raw.charCodeAt(index + 1)) ?? '?';
        }
        return text;
      })
      .join(''),
  );
}
