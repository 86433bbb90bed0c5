/**
 * The spine: every XHTML document of the EPUB in reading order. In: the book, the shared-out text, what the
 * machine-made documents need. Out: finished documents, and the navigation that leads through them. Cover,
 * title page and imprint come first, then dedication and epigraph, contents, chapters and colophon; the
 * contents stand at the back where the book wants them there, as classical Arabic books do.
 */

import type { Book } from '../book/book.ts';
import { directionOf } from '../book/language.ts';
import type { Outline, OutlineEntry } from '../book/outline.ts';
import type { Design } from '../design/design.ts';
import { imprintLines } from '../design/imprint.ts';
import { type Terms, termsOf } from '../design/terms.ts';
import { type DigitFamily, digitFamily, inDigits } from '../numbering.ts';
import { coverBody, imprintBody, titlePageBody, xhtmlDocument } from './documents.ts';
import type { ImageFiles } from './images.ts';
import { type Landmark, type NavPoint, navBody, navPoints } from './nav.ts';
import { fixedNames } from './pack.ts';
import { type EpubTerms, epubTerms } from './terms.ts';
import { anchorFiles, type TextFile, textFiles } from './text-files.ts';
import { createXhtmlWriter, type XhtmlContext } from './xhtml.ts';

/** The language of a book and what it says in it. */
export interface Voice {
  /** BCP 47. */
  readonly language: string;
  readonly direction: 'rtl' | 'ltr';
  readonly digits: DigitFamily;
  readonly terms: Terms;
  readonly epubTerms: EpubTerms;
}

export interface SpineDocument {
  /** For the manifest; ASCII. */
  readonly id: string;
  readonly name: string;
  readonly xhtml: string;
}

export interface SpineParts {
  readonly book: Book;
  readonly outline: Outline;
  readonly design: Design;
  readonly voice: Voice;
  readonly images: ImageFiles;
  readonly coverHref: string;
  /** Families of the embedded fonts, for the imprint. */
  readonly families: readonly string[];
}

export interface Spine {
  readonly documents: readonly SpineDocument[];
  readonly points: readonly NavPoint[];
}

/** Words and digits for a book's language. */
export function voiceOf(book: Book): Voice {
  const { language } = book.metadata;
  return {
    language,
    direction: directionOf(language),
    digits: digitFamily(language, book.metadata.digits),
    terms: termsOf(language),
    epubTerms: epubTerms(language),
  };
}

/** All documents of the book. */
export function spine(parts: SpineParts): Spine {
  const { book, voice } = parts;
  const { terms, epubTerms: words } = voice;
  const depths = depthsOf(parts.outline.entries);
  const files = textFiles(book, depths, words, terms.colophon);
  const places = anchorFiles(files);
  const points = contentsPoints(parts, files, places);

  const document = (name: string, title: string, type: DocumentType, body: string): SpineDocument => ({
    id: `doc-${name.replace('.xhtml', '')}`,
    name,
    xhtml: xhtmlDocument({ title, language: voice.language, type, body }),
  });
  const coverAlt = terms.coverPicture.replace('#', () => book.metadata.title);
  const cover = document('cover.xhtml', words.cover, 'cover', coverBody(parts.coverHref, coverAlt));
  const titlePage = document(
    'title.xhtml',
    words.titlePage,
    'frontmatter',
    titlePageBody(book.metadata, terms),
  );
  const imprint = document(
    'imprint.xhtml',
    words.imprint,
    'frontmatter',
    imprintBody(imprintLines(book.metadata, terms, voice.digits, parts.families)),
  );
  const nav = document(
    fixedNames.nav,
    terms.contents,
    'frontmatter',
    navBody(points, landmarks(files, voice), terms.contents, words.landmarks),
  );
  const bodies = textBodies(parts, files, depths, places);
  const texts = files.map((file, index) =>
    document(file.name, file.title, matterOf(file), bodies[index] ?? ''),
  );
  const isOf = (matter: DocumentType) => (_document: SpineDocument, index: number) =>
    files[index] !== undefined && matterOf(files[index]) === matter;
  const main = texts.filter(isOf('bodymatter'));
  return {
    documents: [
      cover,
      titlePage,
      imprint,
      ...texts.filter(isOf('frontmatter')),
      ...(book.metadata.contents === 'front' ? [nav, ...main] : [...main, nav]),
      ...texts.filter(isOf('backmatter')),
    ],
    points,
  };
}

type DocumentType = 'cover' | 'frontmatter' | 'bodymatter' | 'backmatter';

function matterOf(file: TextFile): DocumentType {
  if (file.kind === 'chapter') return 'bodymatter';
  return file.kind === 'colophon' ? 'backmatter' : 'frontmatter';
}

function depthsOf(entries: readonly OutlineEntry[]): ReadonlyMap<string, number> {
  const depths = new Map<string, number>();
  const visit = (entry: OutlineEntry): void => {
    depths.set(entry.anchor, entry.depth);
    entry.children.forEach(visit);
  };
  entries.forEach(visit);
  return depths;
}

/** The contents: the outline, or the text itself where it has no headings. */
function contentsPoints(
  { book, outline }: SpineParts,
  files: readonly TextFile[],
  places: ReadonlyMap<string, string>,
): readonly NavPoint[] {
  const points = navPoints(outline.entries, (anchor) => {
    const name = places.get(anchor);
    return name === undefined ? undefined : `${name}#${anchor}`;
  });
  const first = files.find(({ kind }) => kind === 'chapter') ?? files[0];
  if (points.length > 0) return points;
  return [{ label: book.metadata.title, href: first?.name ?? 'title.xhtml', children: [] }];
}

function landmarks(files: readonly TextFile[], { terms, epubTerms: words }: Voice): readonly Landmark[] {
  const body = files.find(({ kind }) => kind === 'chapter');
  return [
    { type: 'cover', label: words.cover, href: 'cover.xhtml' },
    { type: 'titlepage', label: words.titlePage, href: 'title.xhtml' },
    { type: 'toc', label: terms.contents, href: `${fixedNames.nav}#toc` },
    ...(body === undefined ? [] : [{ type: 'bodymatter', label: words.text, href: body.name }]),
  ];
}

/** The bodies of the text's files; notes are numbered anew in each chapter, or through the book. */
function textBodies(
  { book, design, voice, images }: SpineParts,
  files: readonly TextFile[],
  depths: ReadonlyMap<string, number>,
  places: ReadonlyMap<string, string>,
): readonly string[] {
  const numbers = new Map<string, string>();
  let chapter = 0;
  let lastNumber = 0;
  return files.map((file) => {
    if (file.chapter !== chapter && design.footnotes.numbering === 'chapter') lastNumber = 0;
    chapter = file.chapter;
    const context: XhtmlContext = {
      language: voice.language,
      terms: voice.terms,
      notes: book.notes,
      depths,
      noteForm: design.footnotes.form,
      imageFile: (image) => images.hrefOf(image),
      linkTo: (anchor) => {
        const name = places.get(anchor);
        return name === undefined || name === file.name ? name && `#${anchor}` : `${name}#${anchor}`;
      },
      noteNumber: (label) => {
        const known = numbers.get(label);
        if (known !== undefined) return known;
        lastNumber++;
        const number = inDigits(lastNumber, voice.digits);
        numbers.set(label, number);
        return number;
      },
    };
    const writer = createXhtmlWriter(context);
    const text = file.kind === 'chapter' ? writer.sections(file.blocks) : writer.blocks(file.blocks);
    const notes = writer.notes();
    return notes === '' ? text : `${text}\n${notes}`;
  });
}
