/**
 * Book to EPUB 3.3 (https://www.w3.org/TR/epub-33/). In: the book, its outline, its design and the opened
 * faces. Out: the bytes of one `.epub`, the same for the same input. The reading system lays out: of the
 * printed pages nothing is used but where each begins. `EPUB33.md` says clause by clause how the standard is met.
 */

import type { Book } from '../book/book.ts';
import type { PdfFormat } from '../book/formats.ts';
import { bookIdentifier } from '../book/identifier.ts';
import type { Outline } from '../book/outline.ts';
import type { PageStart } from '../book/page-start.ts';
import { passageLanguages } from '../book/passages.ts';
import { createCraft } from '../craft.ts';
import type { Design } from '../design/design.ts';
import { coverFaces } from '../design/imprint.ts';
import { type Diagnostic, diagnose, type Reported } from '../diagnostics/diagnostic.ts';
import type { Fonts } from '../font/font.ts';
import type { Host } from '../host.ts';
import type { Source } from '../source.ts';
import { readText } from '../text-file.ts';
import { type Binaries, makeBinaries } from './binaries.ts';
import { checkStyle } from './check-style.ts';
import { styleSheet } from './css.ts';
import { type EmbeddedFont, hasUncovered } from './fonts.ts';
import { hemistichWidths } from './hemistichs.ts';
import { figuresOf, type ImageFile, imageFiles, mediaTypes } from './images.ts';
import { mostDigits } from './lists.ts';
import { ncxDocument } from './ncx.ts';
import { type ManifestItem, packageDocument } from './opf.ts';
import { type ContainerFile, compressFiles, contentFolder, fixedNames, pack } from './pack.ts';
import { pageMarks } from './page-list.ts';
import { createReferences, unknownPages } from './references.ts';
import { type SpineDocument, spine, voiceOf } from './spine.ts';
import { withStableAnchors } from './stable-anchors.ts';
import { hasTurned } from './turned.ts';

export interface WrittenEpub {
  readonly bytes: Uint8Array;
  /** True where the text holds what only composing can judge: characters that no font has, bidi controls. */
  readonly needsComposing: boolean;
}

/**
 * Writes the EPUB of a book. `templateRoots` are the folders that hold designs, nearest first; `book.css` is read
 * from there, the one of all designs and the design's own. `pages` are those of the PDF `pagesOf` of the same build,
 * for the page list. `begun`: its fonts and pictures (`makeBinaries`), where they have been asked for already.
 */
export async function writeEpub(
  host: Host,
  templateRoots: readonly string[],
  manuscript: Book,
  headings: Outline,
  design: Design,
  fonts: Fonts,
  pages: readonly PageStart[] = [],
  pagesOf: PdfFormat = 'pdf',
  begun: Promise<Binaries> = makeBinaries(manuscript, headings, design, fonts, createCraft(host)),
): Promise<Reported<WrittenEpub>> {
  const diagnostics: Diagnostic[] = [];
  const take = <T>(reported: Reported<T>): T => {
    diagnostics.push(...reported.diagnostics);
    return reported.value;
  };
  const { book, outline } = withStableAnchors(manuscript, headings);
  const voice = voiceOf(book);
  const { metadata } = book;

  // Fonts have been cut to the characters of the text; the style sheet is filled in from the design.
  const { use, fonts: embedded, cover, headpiece } = await begun;
  const templates = take(readTemplates(host, templateRoots, design.name));
  const { direction, digits } = voice;
  const hemistichs = hemistichWidths(book, design, fonts);
  const measures = [...new Set(hemistichs.values())].sort((a, b) => a - b);
  const css = take(
    styleSheet({
      templates,
      design,
      language: voice.language,
      direction,
      digits,
      fonts: embedded,
      measures,
      figures: figuresOf(book),
      listDigits: mostDigits(book, design, digits),
      passages: passageLanguages(book),
      hasTurned: hasTurned(book),
    }),
  );

  // The text is shared out among documents, behind the cover and the front matter.
  const images = imageFiles(book);
  const lettered = coverFaces(book, design).map((name) => fonts.face(name).family);
  const families = [...new Set([...embedded.map(({ family }) => family), ...lettered])];
  const binaries = [cover, ...(headpiece === undefined ? [] : [headpiece]), ...images.files];
  const files = await compressFiles(containerFiles(binaries, embedded));
  const references = createReferences(book, outline, voice, pages);
  diagnostics.push(...unknownPages(book, pages));
  const marks = pageMarks(book, pages);
  const parts = {
    book,
    outline,
    design,
    voice,
    images,
    coverHref: cover.href,
    headpieceHref: headpiece?.href,
    families,
    pageMarks: marks,
    references,
    hemistichs,
    report: (diagnostic: Diagnostic) => void diagnostics.push(diagnostic),
  };
  const { documents, points, pages: targets } = spine(parts);

  // The package document names them all; everything goes into one container.
  const identifier = bookIdentifier(metadata);
  const bytes = await pack({
    identifier,
    css,
    packageDocument: packageDocument({
      metadata,
      terms: voice.epubTerms,
      contents: {
        hasFigures: figuresOf(book).length > 0,
        hasDescriptions: documents.some(({ xhtml }) => xhtml.includes(' aria-details="')),
        hasNotes: book.notes.size > 0,
        hasFonts: embedded.length > 0,
        pagesOf: targets.length > 0 ? pagesOf : undefined,
        hasHeadings: outline.entries.length > 0,
        hasIndex: documents.some(({ xhtml }) => xhtml.includes(' role="doc-index"')),
      },
      items: manifest(documents, binaries, embedded),
      spine: documents.map(({ id }) => id),
      coverImage: coverImageId,
    }),
    nav: documents.find(({ name }) => name === fixedNames.nav)?.xhtml ?? '',
    ncx: ncxDocument({ identifier, title: metadata.title, language: metadata.language }, points, targets),
    documents: documents.filter(({ name }) => name !== fixedNames.nav),
    files,
  });
  const needsComposing =
    use.hasAny(bidiControls) || (metadata.embedFonts && hasUncovered(use, design, fonts));
  return { value: { bytes, needsComposing }, diagnostics };
}

const coverImageId = 'cover-image';

/** Controls that need a partner (UAX #9, table 1): embeddings, overrides and isolates, and what closes them. */
const bidiControls: readonly number[] = [
  0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069,
];

/** The style sheet of all designs, and after it the one that the design has of its own, if it has one. */
function readTemplates(host: Host, roots: readonly string[], design: string): Reported<readonly Source[]> {
  const diagnostics: Diagnostic[] = [];
  const templates = ['book.css', `${design}/book.css`].flatMap((name) => {
    const path = roots.map((root) => `${root}/${name}`).find((each) => host.exists(each));
    const read = path === undefined ? undefined : readText(host, path);
    diagnostics.push(...(read?.diagnostics ?? []));
    return read?.value ?? [];
  });
  for (const template of templates) diagnostics.push(...checkStyle(template));
  if (templates.length === 0) diagnostics.push(diagnose('missing-file', { path: `${roots[0]}/book.css` }));
  return { value: templates, diagnostics };
}

function manifest(
  documents: readonly SpineDocument[],
  binaries: readonly ImageFile[],
  fonts: readonly EmbeddedFont[],
): readonly ManifestItem[] {
  return [
    { id: 'ncx', href: fixedNames.ncx, mediaType: 'application/x-dtbncx+xml' },
    { id: 'style', href: fixedNames.css, mediaType: 'text/css' },
    ...documents.map(({ id, name }) => ({
      id,
      href: name,
      mediaType: 'application/xhtml+xml',
      ...(name === fixedNames.nav ? { properties: 'nav' } : {}),
    })),
    ...binaries.map(({ href, mediaType }, index) => ({
      id: index === 0 ? coverImageId : `image-${idOf(href)}`,
      href,
      mediaType,
      ...(index === 0 ? { properties: 'cover-image' } : {}),
    })),
    ...fonts.map(({ file }) => ({
      id: `font-${idOf(file)}`,
      href: file,
      mediaType: file.endsWith('.ttf') ? 'font/ttf' : 'font/otf',
    })),
  ];
}

/** The id of a file: its name without folder, its dots made hyphens. */
function idOf(href: string): string {
  return href.slice(href.lastIndexOf('/') + 1).replaceAll('.', '-');
}

function containerFiles(
  binaries: readonly ImageFile[],
  fonts: readonly EmbeddedFont[],
): readonly ContainerFile[] {
  return [
    ...(fonts.length === 0 ? [] : [displayOptions]),
    ...binaries.map(({ href, mediaType, bytes }) => ({
      name: `${contentFolder}/${href}`,
      content: bytes,
      isCompressible: mediaType === mediaTypes.svg,
    })),
    ...fonts.map(({ file, bytes }) => ({
      name: `${contentFolder}/${file}`,
      content: bytes,
      isCompressible: true,
    })),
  ];
}

/** Apple Books shows embedded fonts only where this file says so too. */
const displayOptions = {
  name: 'META-INF/com.apple.ibooks.display-options.xml',
  content:
    '<?xml version="1.0" encoding="UTF-8"?>\n<display_options><platform name="*"><option name="specified-fonts">true</option></platform></display_options>\n',
  isCompressible: true,
} as const satisfies ContainerFile;
