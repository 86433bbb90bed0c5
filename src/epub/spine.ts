/**
 * The spine: every XHTML document of the EPUB in reading order. In: the book, the shared-out text, what the
 * machine-made documents need. Out: finished documents, and the navigation that leads through them. Cover,
 * title page and imprint come first, then dedication and epigraph, contents, chapters and colophon; the
 * contents stand at the back where the book wants them there, as classical Arabic books do.
 */

import type { Aside, Block, Verse } from '../book/block.ts';
import type { Book } from '../book/book.ts';
import { indexWords } from '../book/book-index.ts';
import { directionOf } from '../book/language.ts';
import { allEntries, type Outline } from '../book/outline.ts';
import { inOrder } from '../book/structured-text.ts';
import { visit } from '../book/visit.ts';
import type { Design } from '../design/design.ts';
import { imprintLines } from '../design/imprint.ts';
import { type Terms, termsOf } from '../design/terms.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type DigitFamily, digitFamily, inDigits } from '../numbering.ts';
import { coverBody, imprintBody, titlePageBody, xhtmlDocument } from './documents.ts';
import type { ImageFiles } from './images.ts';
import { listMarkers } from './lists.ts';
import { type Landmark, type NavPoint, navBody, navPoints } from './nav.ts';
import { fixedNames } from './pack.ts';
import { type PageDocument, type PageMark, type PageMarks, type PageTarget, pageBreak } from './page-list.ts';
import { indexId, type References } from './references.ts';
import { type EpubTerms, epubTerms } from './terms.ts';
import { anchorFiles, type TextFile, textFiles } from './text-files.ts';
import { createXhtmlWriter, describedFigure, type XhtmlContext } from './xhtml.ts';

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
  /** The picture over chapters, if there is one. */
  readonly headpieceHref: string | undefined;
  /** Families of the embedded fonts, for the imprint. */
  readonly families: readonly string[];
  /** Where the pages of the printed book begin. */
  readonly pageMarks: PageMarks;
  readonly references: References;
  /** Ems of the half-lines of verses that have two. */
  readonly hemistichs: ReadonlyMap<Verse, number>;
  readonly report: (diagnostic: Diagnostic) => void;
}

export interface Spine {
  readonly documents: readonly SpineDocument[];
  readonly points: readonly NavPoint[];
  readonly pages: readonly PageTarget[];
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
  const depths = depthsOf(parts.outline);
  const files = textFiles(book, depths, words, terms.colophon, parts.report);
  const places = anchorFiles(files, book.notes);
  const points = contentsPoints(parts, files, places);

  // Each document is kept with the page breaks in it, until their order is known.
  const document = (name: string, title: string, type: DocumentType, body: Body): Made => ({
    id: `doc-${name.replace('.xhtml', '')}`,
    name,
    xhtml: xhtmlDocument({ title, language: voice.language, type, body: body.xhtml }),
    breaks: body.breaks,
  });
  const opened = (kind: PageDocument, xhtml: string): Body => {
    const breaks = parts.pageMarks.takeDocument(kind);
    return breaks.length === 0
      ? { xhtml, breaks }
      : { xhtml: `${breaks.map(pageBreak).join('')}\n${xhtml}`, breaks };
  };
  const coverAlt = terms.coverPicture.replace('#', () => book.metadata.title);
  const coverPage = { xhtml: coverBody(parts.coverHref, coverAlt), breaks: [] };
  const titlePage = opened('title', titlePageBody(book.metadata, terms));
  const imprint = imprintBody(imprintLines(book.metadata, terms, voice.digits, parts.families));
  const bodies = textBodies(parts, files, depths, places);
  const endOfText = files.findLastIndex((file) => file.kind === 'chapter' && !isIndexAlone(file));
  const texts = (matter: DocumentType): readonly Made[] =>
    files.flatMap((file, index) => {
      const body = bodies[index];
      if (body === undefined || matterOf(file) !== matter) return [];
      // An index behind all other text is back matter, though it stands where chapters do.
      const type = isIndexAlone(file) && endOfText !== -1 && index > endOfText ? 'backmatter' : matter;
      return [document(file.name, file.title, type, body)];
    });
  const before = [
    document('cover.xhtml', words.cover, 'cover', coverPage),
    document('title.xhtml', words.titlePage, 'frontmatter', titlePage),
    document('imprint.xhtml', words.imprint, 'frontmatter', opened('imprint', imprint)),
    ...texts('frontmatter'),
  ];
  const [main, back] = [texts('bodymatter'), texts('backmatter')];
  const isAtFront = book.metadata.contents === 'front';
  const [beforeNav, afterNav] = isAtFront ? [before, [...main, ...back]] : [[...before, ...main], back];

  // The navigation lists the pages of all documents, its own among them.
  const navBreaks = parts.pageMarks.takeDocument('contents');
  const pages = pageTargets([...beforeNav, { name: fixedNames.nav, breaks: navBreaks }, ...afterNav]);
  const titles = { contents: terms.contents, landmarks: words.landmarks, pageList: words.pageList };
  const index = files[bodies.findIndex(({ xhtml }) => xhtml.includes(` id="${indexId}"`))];
  const lists = navBody(points, landmarks(files, index, voice), pages, titles);
  const navPage = { xhtml: [...navBreaks.map(pageBreak), lists].join('\n'), breaks: navBreaks };
  const nav = document(fixedNames.nav, terms.contents, 'frontmatter', navPage);
  return { documents: [...beforeNav, nav, ...afterNav], points, pages };
}

/** The body of a document, with the page breaks written in it. */
interface Body {
  readonly xhtml: string;
  readonly breaks: readonly PageMark[];
}

type Made = SpineDocument & Pick<Body, 'breaks'>;

function pageTargets(documents: readonly Pick<Made, 'name' | 'breaks'>[]): readonly PageTarget[] {
  return documents.flatMap(({ name, breaks }) =>
    breaks.map(({ id, label }) => ({ label, href: `${name}#${id}` })),
  );
}

type DocumentType = 'cover' | 'frontmatter' | 'bodymatter' | 'backmatter';

function matterOf(file: TextFile): DocumentType {
  if (file.kind === 'chapter') return 'bodymatter';
  return file.kind === 'colophon' ? 'backmatter' : 'frontmatter';
}

/** A chapter of nothing but the index, with a paragraph that introduces it at most. */
function isIndexAlone({ kind, blocks }: TextFile): boolean {
  if (kind !== 'chapter' || blocks.every((block) => block.kind !== 'index')) return false;
  const others = blocks.filter((block) => block.kind !== 'heading' && block.kind !== 'index');
  return others.length === 0 || (others.length === 1 && others[0]?.kind === 'paragraph');
}

/** Levels of headings: parts and chapters have files of their own and are both of level 1. */
function depthsOf(outline: Outline): ReadonlyMap<string, number> {
  return new Map(allEntries(outline).map(({ anchor, rank }) => [anchor, Math.max(1, rank)]));
}

/** The contents: the outline, or the text itself where it has no headings. */
function contentsPoints(
  { book, outline, voice }: SpineParts,
  files: readonly TextFile[],
  places: ReadonlyMap<string, string>,
): readonly NavPoint[] {
  const hrefOf = (anchor: string): string | undefined => {
    const name = places.get(anchor);
    return name === undefined ? undefined : `${name}#${anchor}`;
  };
  const points = navPoints(outline.entries, hrefOf, voice.direction);
  const first = files.find(({ kind }) => kind === 'chapter') ?? files[0];
  if (points.length > 0) return points;
  const label = inOrder(book.metadata.title, voice.direction);
  return [{ label, href: first?.name ?? 'title.xhtml', children: [] }];
}

function landmarks(
  files: readonly TextFile[],
  index: TextFile | undefined,
  { language, terms, epubTerms: words }: Voice,
): readonly Landmark[] {
  const body = files.find(({ kind }) => kind === 'chapter');
  const part = (kind: 'dedication' | 'epigraph' | 'colophon', label: string): readonly Landmark[] => {
    const file = files.find((one) => one.kind === kind);
    return file === undefined ? [] : [{ type: kind, label, href: file.name }];
  };
  return [
    { type: 'cover', label: words.cover, href: 'cover.xhtml' },
    { type: 'titlepage', label: words.titlePage, href: 'title.xhtml' },
    { type: 'copyright-page', label: words.imprint, href: 'imprint.xhtml' },
    ...part('dedication', words.dedication),
    ...part('epigraph', words.epigraph),
    { type: 'toc', label: terms.contents, href: `${fixedNames.nav}#toc` },
    ...(body === undefined ? [] : [{ type: 'bodymatter', label: words.text, href: body.name }]),
    // `index` would be taken for an index without entries by checkers that go by the type alone.
    ...(index === undefined
      ? []
      : [{ type: 'backmatter', label: indexWords(language).title, href: `${index.name}#${indexId}` }]),
    ...part('colophon', terms.colophon),
  ];
}

/** The bodies of the text's files; notes are numbered anew in each chapter, or through the book. */
function textBodies(
  { book, outline, design, voice, images, headpieceHref, pageMarks, references, hemistichs }: SpineParts,
  files: readonly TextFile[],
  depths: ReadonlyMap<string, number>,
  places: ReadonlyMap<string, string>,
): readonly Body[] {
  const labels = new Map(allEntries(outline).map(({ anchor, label }) => [anchor, label]));
  const markers = listMarkers(design, voice);
  const numbers = new Map<string, string>();
  let chapter = 0;
  let lastNumber = 0;
  return files.map((file, index) => {
    const { numbering } = design.footnotes;
    // There are no pages here: notes that are numbered by them are numbered by files.
    if (numbering === 'page' || (file.chapter !== chapter && numbering === 'chapter')) {
      lastNumber = 0;
      numbers.clear();
    }
    chapter = file.chapter;
    const context: XhtmlContext = {
      language: voice.language,
      terms: voice.terms,
      notes: book.notes,
      depths,
      headpieceHref,
      headingLabel: (anchor) => labels.get(anchor),
      noteForm: design.footnotes.form,
      callNumber: (call) => inDigits(call, voice.digits),
      verseJoint: design.poem.joint,
      hemistichs,
      listMarkers: markers,
      descriptions: descriptionsIn(file.blocks),
      pageMarks,
      references,
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
    const text = writer.sections(file.blocks);
    const after = index === files.length - 1 ? pageMarks.takeEnd() : [];
    const xhtml = [text, ...after.map(pageBreak), writer.notes()].filter((part) => part !== '').join('\n');
    return { xhtml, breaks: [...writer.pageBreaks(), ...after] };
  });
}

/** Long descriptions by the figure they describe; one in another file cannot be pointed at (WAI-ARIA 1.2, IDREF). */
function descriptionsIn(blocks: readonly Block[]): ReadonlyMap<string, Aside> {
  const figures = new Set<string>();
  const asides: Aside[] = [];
  visit(blocks, {
    block: (block) => {
      if (block.kind === 'figure') figures.add(block.anchor);
      if (block.kind === 'aside') asides.push(block);
    },
  });
  const descriptions = new Map<string, Aside>();
  for (const aside of asides) {
    const figure = describedFigure(aside);
    if (figure !== undefined && figures.has(figure) && !descriptions.has(figure))
      descriptions.set(figure, aside);
  }
  return descriptions;
}
