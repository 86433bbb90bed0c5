/**
 * Bookmarks and destinations: the outline as PDF's document outline (ISO 32000-1 12.3.3), nested as the
 * headings are, and the name tree of all places that links and bookmarks lead to (12.3.2.3, 7.9.6).
 */

import { fullTitle, type Outline, type OutlineEntry } from '../book/outline.ts';
import type { Destination } from '../paginate/page.ts';
import type { Length } from '../units.ts';
import {
  byteString,
  type PdfDictionary,
  type PdfFile,
  type PdfObject,
  type Reference,
  textString,
} from './pdfkit.ts';

/** Writes the bookmarks; undefined where there are none. */
export function writeBookmarks(
  file: PdfFile,
  outline: Outline,
  hasDestination: (anchor: string) => boolean,
): Reference | undefined {
  const entries = outline.entries.filter(({ anchor }) => hasDestination(anchor));
  if (entries.length === 0) return undefined;
  const root = file.reserve();
  const { first, last, visible } = writeLevel(file, entries, root, hasDestination);
  file.write(root, { Type: 'Outlines', First: first, Last: last, Count: visible });
  return root;
}

interface WrittenLevel {
  readonly first: Reference;
  readonly last: Reference;
  /** Entries of this level: the deeper ones are closed at first. */
  readonly visible: number;
}

function writeLevel(
  file: PdfFile,
  entries: readonly OutlineEntry[],
  parent: Reference,
  hasDestination: (anchor: string) => boolean,
): WrittenLevel {
  const references = entries.map(() => file.reserve());
  entries.forEach((entry, index) => {
    const reference = references[index];
    if (reference === undefined) return;
    const children = entry.children.filter(({ anchor }) => hasDestination(anchor));
    const level = children.length === 0 ? undefined : writeLevel(file, children, reference, hasDestination);
    file.write(reference, {
      Title: textString(fullTitle(entry)),
      Parent: parent,
      Dest: byteString(entry.anchor),
      Prev: references[index - 1],
      Next: references[index + 1],
      // A negative count: so many entries appear when it is opened.
      ...(level === undefined ? {} : { First: level.first, Last: level.last, Count: -level.visible }),
    });
  });
  const first = references[0] ?? parent;
  return { first, last: references.at(-1) ?? first, visible: references.length };
}

/** The order of names in a name tree: that of their bytes (7.9.6). */
export const byBytes = (a: string, b: string): number => Buffer.compare(byteString(a), byteString(b));

/** The name tree of destinations, names in byte order; x and zoom stay as the reader has them. */
export function destinationTree(
  destinations: ReadonlyMap<string, Destination>,
  pages: readonly Reference[],
  height: Length,
): PdfDictionary {
  const names = [...destinations.keys()].sort(byBytes);
  const entries: PdfObject[] = [];
  for (const name of names) {
    const destination = destinations.get(name);
    const page = destination === undefined ? undefined : pages[destination.page];
    if (destination === undefined || page === undefined) continue;
    entries.push(byteString(name), [page, 'XYZ', null, height - destination.y, null]);
  }
  return { Names: entries };
}
