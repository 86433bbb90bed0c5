/**
 * Writes the PDF: placed pages in, one PDF 1.7 file out (ISO 32000-1). No decisions are taken here: pages
 * are painted, fonts and images embedded, and the document said what it is: tagged, in its language and
 * direction, with bookmarks, page labels, links and metadata. Same edition, same bytes.
 */

import { createHash } from 'node:crypto';
import type { Image } from '../book/block.ts';
import type { Metadata } from '../book/metadata.ts';
import type { Outline } from '../book/outline.ts';
import type { Diagnostic, Reported } from '../diagnostics/diagnostic.ts';
import type { Edition } from '../paginate/page.ts';
import { destinationTree, writeBookmarks } from './bookmarks.ts';
import { colorProfile, profileName } from './color-profile.ts';
import { Content } from './content.ts';
import { TextEncoding } from './encode-text.ts';
import { writeImage } from './images.ts';
import { pageLabels } from './labels.ts';
import { linkAnnotation } from './links.ts';
import { type PaintedPage, paintPage } from './paint.ts';
import { openPdf, type PdfDictionary, type PdfFile, type Reference, textString } from './pdfkit.ts';
import { type OwnedAnnotation, writeTags } from './tags.ts';
import { documentInformation, xmpPacket } from './xmp.ts';

const identifierSize = 16;

/** A page whose content stream is in the file. */
type WrittenPage = Omit<PaintedPage, 'content'> & { readonly content: Reference };

/** Writes the pages of an edition as PDF. */
export async function writePdf(
  edition: Edition,
  metadata: Metadata,
  outline: Outline,
): Promise<Reported<Uint8Array>> {
  const file = await openPdf();
  const images = new ImageResources(file);
  const text = new TextEncoding();
  const { width, height } = edition.book.geometry;
  const imageName = (image: Image): string | undefined => images.name(image);
  const content = new Content();
  const hash = createHash('sha256');
  const painted = edition.pages.map((page) => {
    const { content: operators, ...rest } = paintPage(page, { content, text, width, height, imageName });
    hash.update(operators);
    return { ...rest, content: file.addContent(operators) };
  });
  const pages = painted.map(() => file.reserve());
  const annotations = writePages(file, edition, painted, pages, text, images);
  // A character without a meaning of its own would need one in words for level A (ISO 19005-2 6.2.11.7.3).
  const isPrivate = text.fonts.some((font) => font.hasPrivateUse);
  const packet = xmpPacket(metadata, { pdfUa: true, pdfA: { part: 2, conformance: isPrivate ? 'U' : 'A' } });
  const catalog = catalogOf(file, edition, metadata, outline, pages, packet);
  const structure = writeTags(file, {
    structure: edition.book.structure,
    pages,
    marks: painted.map(({ marks }) => marks),
    annotations,
    direction: edition.book.direction,
  });
  const value = file.finish({
    catalog: { ...catalog, StructTreeRoot: structure, MarkInfo: { Marked: true } },
    information: documentInformation(metadata),
    // From the content instead of the clock (14.4).
    identifier: hash.update(packet).digest().subarray(0, identifierSize),
  });
  return { value, diagnostics: images.diagnostics };
}

/** Images by resource name, each embedded once. */
class ImageResources {
  readonly diagnostics: Diagnostic[] = [];
  private readonly file: PdfFile;
  private readonly names = new Map<Image, string | undefined>();
  private readonly references = new Map<string, Reference>();

  constructor(file: PdfFile) {
    this.file = file;
  }

  name(image: Image): string | undefined {
    if (!this.names.has(image)) this.names.set(image, this.embed(image));
    return this.names.get(image);
  }

  private embed(image: Image): string | undefined {
    const { reference, diagnostics } = writeImage(this.file, image);
    this.diagnostics.push(...diagnostics);
    if (reference === undefined) return undefined;
    const name = `Im${this.references.size + 1}`;
    this.references.set(name, reference);
    return name;
  }

  /** XObject resources of the images of a page. */
  resources(images: readonly Image[]): PdfDictionary {
    const names = images.flatMap((image) => this.names.get(image) ?? []);
    return Object.fromEntries(names.map((name) => [name, this.references.get(name)]));
  }
}

/** Writes fonts, pages and annotations; the annotations with their owners. */
function writePages(
  file: PdfFile,
  edition: Edition,
  painted: readonly WrittenPage[],
  pages: readonly Reference[],
  text: TextEncoding,
  images: ImageResources,
): readonly OwnedAnnotation[] {
  const fonts: Record<string, Reference> = {};
  for (const font of text.fonts) {
    const reference = file.reserve();
    font.write(file, reference);
    fonts[font.name] = reference;
  }
  const shared = file.add({ Font: fonts });
  const { width, height } = edition.book.geometry;
  const owned: OwnedAnnotation[] = [];
  painted.forEach((page, index) => {
    const reference = pages[index];
    if (reference === undefined) return;
    const annotations: Reference[] = [];
    for (const link of page.links) {
      const dictionary = linkAnnotation(link, (anchor) => edition.destinations.has(anchor));
      if (dictionary === undefined) continue;
      const key = pages.length + owned.length;
      const { element } = link;
      const annotation = file.add({ ...dictionary, ...(element === undefined ? {} : { StructParent: key }) });
      annotations.push(annotation);
      if (element !== undefined) owned.push({ annotation, page: index, element, key });
    }
    file.addPage(reference, {
      MediaBox: [0, 0, width, height],
      Resources: page.images.length === 0 ? shared : { Font: fonts, XObject: images.resources(page.images) },
      Contents: page.content,
      StructParents: index,
      ...(annotations.length === 0 ? {} : { Annots: annotations, Tabs: 'S' }),
    });
  });
  return owned;
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
