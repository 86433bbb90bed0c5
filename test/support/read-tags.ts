/**
 * Reads a PDF's structure tree as a screen reader does: its elements in order, across pages, each with the
 * text of the marked content it owns. The tree is parsed from the file's own objects; the text of the marked
 * content, turned into logical order, is pdf.js's.
 */

import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { streamsOf } from './inspect-pdf.ts';

export interface Tag {
  readonly type: string;
  /** The element's own text, without that of its children. */
  readonly text: string;
  readonly attributes: ReadonlyMap<string, Value>;
  readonly children: readonly Tag[];
}

/** A parsed object: names keep their slash, strings are bytes in Latin-1. */
export type Value = string | number | boolean | null | Reference | readonly Value[] | Dictionary;
type Dictionary = ReadonlyMap<string, Value>;

interface Reference {
  readonly id: number;
}

const isReference = (value: Value | undefined): value is Reference =>
  typeof value === 'object' && value !== null && 'id' in value;
const isDictionary = (value: Value | undefined): value is Dictionary => value instanceof Map;

const nameOf = (value: Value | undefined): string => (typeof value === 'string' ? value : '');
const numberOf = (value: Value | undefined): number => (typeof value === 'number' ? value : Number.NaN);

const token =
  /<<|>>|\[|\]|\/[^\s/<>[\]()]*|<[0-9a-fA-F]*>|\((?:\\[^]|[^\\()])*\)|(\d+) 0 R|[-+.\d]+|true|false|null/g;

/** Parses one object's text. */
function parse(text: string): Value {
  const tokens = [...text.matchAll(token)];
  let at = 0;
  const list = (end: string): Value[] => {
    const values: Value[] = [];
    while (tokens[at]?.[0] !== end && at < tokens.length) values.push(value());
    at++;
    return values;
  };
  const value = (): Value => {
    const [first = 'null', id] = tokens[at++] ?? [];
    if (id !== undefined) return { id: Number(id) };
    if (first === '[') return list(']');
    if (first === '<<') {
      const parts = list('>>');
      return new Map(
        parts.flatMap((key, index) => (index % 2 === 0 ? [[nameOf(key), parts[index + 1] ?? null]] : [])),
      );
    }
    if (first.startsWith('<')) return Buffer.from(first.slice(1, -1), 'hex').toString('latin1');
    if (first.startsWith('(')) return first.slice(1, -1).replaceAll(/\\([^])/g, '$1');
    if (first.startsWith('/')) return first;
    if (first === 'true' || first === 'false') return first === 'true';
    return first === 'null' ? null : Number(first);
  };
  return value();
}

/** Objects of the object streams, by number. */
function objectsByNumber(bytes: Uint8Array): ReadonlyMap<number, Value> {
  const objects = new Map<number, Value>();
  for (const { dictionary, text } of streamsOf(bytes)) {
    if (!dictionary.includes('/ObjStm')) continue;
    const first = Number(/\/First (\d+)/.exec(dictionary)?.[1]);
    const places = text.slice(0, first).trim().split(/\s+/).map(Number);
    for (let index = 0; index < places.length; index += 2) {
      const next = places[index + 3];
      const object = text.slice(
        first + (places[index + 1] ?? 0),
        next === undefined ? undefined : first + next,
      );
      objects.set(places[index] ?? 0, parse(object));
    }
  }
  return objects;
}

const controls = /[\u{61c}\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2060}\u{2066}-\u{2069}]/gu;

/** Texts of the marked content of all pages, by `page object/number`. */
async function markedTexts(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    let open: string | undefined;
    for (const item of items) {
      if (!('str' in item)) {
        open =
          item.type === 'beginMarkedContentProps'
            ? (/^p(\d+)R_mc(\d+)$/.exec(item.id)?.slice(1).join('/') ?? undefined)
            : undefined;
      } else if (open !== undefined) {
        const text = item.str.replaceAll(controls, '') + (item.hasEOL ? ' ' : '');
        texts.set(open, (texts.get(open) ?? '') + text);
      }
    }
  }
  return texts;
}

/** The tree below the root. */
export async function readTags(bytes: Uint8Array): Promise<Tag> {
  const objects = objectsByNumber(bytes);
  const texts = await markedTexts(bytes);
  const resolve = (value: Value | undefined): Value | undefined =>
    isReference(value) ? objects.get(value.id) : value;
  const root = [...objects.values()].find(
    (object) => isDictionary(object) && object.get('/Type') === '/StructTreeRoot',
  );
  const read = (element: Value | undefined): Tag => {
    const dictionary = resolve(element);
    if (!isDictionary(dictionary)) throw new Error('an element is a dictionary');
    const kids = dictionary.get('/K') ?? [];
    const page = dictionary.get('/Pg');
    let text = '';
    const children: Tag[] = [];
    for (const kid of Array.isArray(kids) ? kids : [kids]) {
      const content = resolve(kid);
      if (typeof content === 'number') {
        text += ` ${isReference(page) ? (texts.get(`${page.id}/${content}`) ?? '') : ''}`;
      } else if (isDictionary(content) && content.get('/Type') === '/MCR') {
        const at = content.get('/Pg');
        text += ` ${isReference(at) ? (texts.get(`${at.id}/${numberOf(content.get('/MCID'))}`) ?? '') : ''}`;
      } else if (isDictionary(content) && content.has('/S')) {
        // A child stands where it reads: it is part of the text for those who read on.
        const child = read(kid);
        children.push(child);
        text += ` \u{fffc}${children.length - 1}\u{fffc} `;
      }
    }
    return {
      type: nameOf(dictionary.get('/S')).slice(1),
      text,
      attributes: dictionary,
      children,
    };
  };
  const top = isDictionary(root) ? root.get('/K') : undefined;
  return read(Array.isArray(top) ? top[0] : top);
}

/** The words of an element and all below it, in reading order; elements of the types in `without` are left out. */
export function wordsOf(tag: Tag, without: readonly string[] = []): readonly string[] {
  return tag.text
    .split(/\s+/)
    .filter((word) => word !== '')
    .flatMap((word) => {
      const child = tag.children[Number(/^\u{fffc}(\d+)\u{fffc}$/u.exec(word)?.[1] ?? Number.NaN)];
      if (child === undefined) return [word];
      return without.includes(child.type) ? [] : wordsOf(child, without);
    });
}

/** All elements of a type, in reading order. */
export function tagsOfType(tag: Tag, type: string): readonly Tag[] {
  return [...(tag.type === type ? [tag] : []), ...tag.children.flatMap((child) => tagsOfType(child, type))];
}
