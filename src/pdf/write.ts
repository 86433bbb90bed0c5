/**
 * Writes the PDF: placed pages in, one PDF 1.7 file out (ISO 32000-1). No decisions are taken here: pages
 * are painted, fonts and images embedded, and the document said what it is: tagged, in its language and
 * direction, with bookmarks, page labels, links and metadata. Same edition, same bytes.
 */

import { createHash, type Hash } from 'node:crypto';
import type { Metadata } from '../book/metadata.ts';
import type { Outline } from '../book/outline.ts';
import type { Reported } from '../diagnostics/diagnostic.ts';
import type { Edition } from '../paginate/page.ts';
import { deflate } from '../zlib.ts';
import { destinationTree, writeBookmarks } from './bookmarks.ts';
import { colorProfile, profileName } from './color-profile.ts';
import { Content } from './content.ts';
import { TextEncoding } from './encode-text.ts';
import { pageLabels } from './labels.ts';
import { type LinkArea, linkAnnotation } from './links.ts';
import { Owners } from './owners.ts';
import { paintPage } from './paint.ts';
import { openPdf, type PdfDictionary, type PdfFile, type Reference, textString } from './pdfkit.ts';
import { writeTags } from './tags.ts';
import { XObjects } from './x-objects.ts';
import { documentInformation, xmpPacket } from './xmp.ts';

const identifierSize = 16;

/** How the file is written, which is not to be seen in it. */
export interface Writing {
  /** Hears of each page, by its index, when it is not needed again. */
  readonly letGo?: (page: number) => void;
  /** Packs the pages of a long book, in another thread; the bytes are given away. */
  readonly pack?: Pack | undefined;
}

type Pack = (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>;

/** Fewer are packed before another thread has begun. */
const fewestPages = 200;

/** Writes the pages of an edition as PDF. */
export async function writePdf(
  edition: Edition,
  metadata: Metadata,
  outline: Outline,
  { letGo = () => undefined, pack }: Writing = {},
): Promise<Reported<Uint8Array>> {
  const file = await openPdf();
  const xObjects = new XObjects(file, edition.pages);
  const pages = edition.pages.map(() => file.reserve());
  const { owners, hash, hasPrivateUse, contents } = writePages(file, edition, pages, xObjects, {
    letGo,
    pack: pack === undefined || pages.length < fewestPages ? packAtOnce : pack,
  });
  for (const { reference, packed } of await Promise.all(contents)) file.writePacked(reference, packed);
  // A character without a meaning of its own would need one in words for level A (ISO 19005-2 6.2.11.7.3).
  const conformance = hasPrivateUse ? 'U' : 'A';
  const packet = xmpPacket(metadata, { pdfUa: true, pdfA: { part: 2, conformance } });
  const catalog = catalogOf(file, edition, metadata, outline, pages, packet);
  const { structure: tree, direction } = edition.book;
  const structure = writeTags(file, { structure: tree, pages, owners, direction });
  const value = file.finish({
    catalog: { ...catalog, StructTreeRoot: structure, MarkInfo: { Marked: true } },
    information: documentInformation(metadata),
    // From the content instead of the clock (14.4).
    identifier: hash.update(packet).digest().subarray(0, identifierSize),
  });
  return { value, diagnostics: xObjects.diagnostics };
}

const packAtOnce: Pack = async (bytes) => deflate(bytes);

interface WrittenPages {
  readonly owners: Owners;
  /** The contents of the pages, to be written when they are packed. */
  readonly contents: readonly Promise<PackedContent>[];
  /** Over the contents of all pages. */
  readonly hash: Hash;
  readonly hasPrivateUse: boolean;
}

interface PackedContent {
  readonly reference: Reference;
  readonly packed: Uint8Array;
}

/**
 * Paints and writes page after page, so that nothing is kept of one but what the structure tree asks for and its contents,
 * packed or being packed; then the fonts.
 */
function writePages(
  file: PdfFile,
  edition: Edition,
  pages: readonly Reference[],
  xObjects: XObjects,
  { letGo, pack }: { readonly letGo: (page: number) => void; readonly pack: Pack },
): WrittenPages {
  const { width, height } = edition.book.geometry;
  const text = new TextEncoding();
  const context = { content: new Content(), text, width, height, xObjects };
  const fonts = file.reserve();
  const shared = file.add({ Font: fonts });
  const owners = new Owners();
  const hash = createHash('sha256');
  const contents: Promise<PackedContent>[] = [];
  const packed = async (reference: Reference, bytes: Uint8Array): Promise<PackedContent> => ({
    reference,
    packed: await pack(bytes.slice()),
  });
  edition.pages.forEach((page, index) => {
    const reference = pages[index];
    if (reference === undefined) return;
    const painted = paintPage(page, context);
    hash.update(painted.content);
    const content = file.reserve();
    contents.push(packed(content, painted.content));
    owners.addPage(painted.marks);
    const annotations = writeLinks(file, edition, painted.links, owners, index);
    file.addPage(reference, {
      MediaBox: [0, 0, width, height],
      TrimBox: [0, 0, width, height],
      Resources:
        painted.names.length === 0 ? shared : { Font: fonts, XObject: xObjects.resources(painted.names) },
      Contents: content,
      StructParents: index,
      ...(annotations.length === 0 ? {} : { Annots: annotations, Tabs: 'S' }),
    });
    letGo(index);
  });
  file.write(fonts, writeFonts(file, text));
  return { owners, contents, hash, hasPrivateUse: text.fonts.some((font) => font.hasPrivateUse) };
}

/** The annotations of a page's links. */
function writeLinks(
  file: PdfFile,
  { destinations, pages }: Edition,
  links: readonly LinkArea[],
  owners: Owners,
  page: number,
): readonly Reference[] {
  return links.flatMap((link) => {
    const dictionary = linkAnnotation(link, (anchor) => destinations.has(anchor));
    if (dictionary === undefined) return [];
    const annotation = file.reserve();
    const { element } = link;
    const key =
      element === undefined
        ? {}
        : { StructParent: pages.length + owners.addAnnotation(element, annotation, page) };
    file.write(annotation, { ...dictionary, ...key });
    return annotation;
  });
}

/** Writes the fonts; a resource dictionary of them all. */
function writeFonts(file: PdfFile, { fonts }: TextEncoding): PdfDictionary {
  const references: Record<string, Reference> = {};
  for (const font of fonts) {
    const reference = file.reserve();
    font.write(file, reference);
    references[font.name] = reference;
  }
  return references;
}

function catalogOf(
  file: PdfFile,
  edition: Edition,
  metadata: Metadata,
  outline: Outline,
  pages: readonly Reference[],
  packet: Uint8Array,
): PdfDictionary {
  const { book, destinations } = edition;
  const bookmarks = writeBookmarks(file, outline, (anchor) => destinations.has(anchor));
  return {
    Lang: textString(metadata.language),
    // An XMP packet is not packed: PDF/A asks that anyone can find it in the bytes.
    Metadata: file.addStream({ Type: 'Metadata', Subtype: 'XML', Filter: [] }, packet),
    Names: { Dests: file.add(destinationTree(destinations, pages, book.geometry.height)) },
    ...(bookmarks === undefined ? {} : { Outlines: bookmarks }),
    PageLabels: file.add(pageLabels(edition.pages)),
    PageLayout: pageLayout(edition),
    OutputIntents: [outputIntent(file)],
    ViewerPreferences: { DisplayDocTitle: true, Direction: book.direction === 'rtl' ? 'R2L' : 'L2R' },
  };
}

/** What our device colours mean (ISO 19005-2 6.2.3). */
function outputIntent(file: PdfFile): PdfDictionary {
  return {
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: textString(profileName),
    Info: textString(profileName),
    DestOutputProfile: file.addStream({ N: 3 }, colorProfile()),
  };
}

/**
 * How the file opens (ISO 32000-1 7.7.2, 12.2). A book that starts with a recto shows its first page alone,
 * then spreads: TwoPageRight. The standard words this by sides («odd-numbered pages on the right»), but
 * viewers read it as «first page alone» and TwoPageLeft as «first two together», and under /Direction /R2L
 * they lay the pages from the right, so that a right-bound book's first page comes to stand on the left.
 * That is what Acrobat calls Two-Up with cover page and binding at the right edge.
 */
function pageLayout({ book, pages }: Edition): string {
  if (!book.geometry.isFacing) return 'OneColumn';
  return pages[0]?.side === 'verso' ? 'TwoPageLeft' : 'TwoPageRight';
}
