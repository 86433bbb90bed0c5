/**
 * The stage: a book and a design become a styled book. In binding order: cover, half title, title page,
 * imprint, dedication, epigraph, contents, chapters, colophon; what the book does not have is left out. All
 * lengths are points, every style is resolved, and beside the blocks grows the structure tree, in reading
 * order (ISO 32000-1 14.7).
 */

import type { Aside, AsideName, Block } from '../book/block.ts';
import type { Book } from '../book/book.ts';
import { bookIndex } from '../book/book-index.ts';
import { directionOf } from '../book/language.ts';
import { allEntries, type Outline, outline } from '../book/outline.ts';
import { placesOf } from '../book/places.ts';
import type { Reported } from '../diagnostics/diagnostic.ts';
import type { Drawings } from '../drawing.ts';
import type { Face } from '../font/font.ts';
import { digitFamily } from '../numbering.ts';
import { dressAside } from './asides.ts';
import { bodyLook, dressChapters, dressWithNotes } from './chapters.ts';
import { dressContents, listedEntries } from './contents.ts';
import type { Design } from './design.ts';
import type { Dressing } from './dressing.ts';
import { dressCover, dressHalfTitle, dressImprint, dressTitlePage } from './front-matter.ts';
import { pageGeometry } from './geometry.ts';
import { numberHeadings } from './heading-numbers.ts';
import { coverFaces } from './imprint.ts';
import { NoteRegister } from './note-register.ts';
import { dressPendingNotes } from './notes.ts';
import { onPage, section, sectionElement } from './sections.ts';
import { spaced } from './spacing.ts';
import { type GrowingElement, rootElement } from './structure-builder.ts';
import { StyleSheet } from './style-sheet.ts';
import type { FaceName, StyledBook, StyledNote, StyledSection } from './styled.ts';
import { termsOf } from './terms.ts';

/** All that is asked of the fonts here: the names of their families, for the imprint. */
interface FamilyNames {
  face(name: FaceName): Pick<Face, 'family'>;
}

/** Dresses a book in a design; `drawings` are those made for it, in points. */
export function dress(
  book: Book,
  design: Design,
  fonts: FamilyNames,
  drawings: Drawings = {},
): Reported<StyledBook> {
  const { metadata } = book;
  const headings = numberHeadings(outline(book), design, metadata);
  const dressing = dressingOf(book, design, headings);
  const root = rootElement(metadata.language);
  const notes = new Map<string, StyledNote>();
  const parts = divide(book.blocks);
  const entries = listedEntries(headings, design.contents.levels);
  const contents = entries.length < design.contents.fewest ? undefined : metadata.contents;

  const sections = [
    dressCover(book, drawings.cover, sectionElement(root), dressing),
    dressHalfTitle(book, sectionElement(root), dressing),
    dressTitlePage(book, drawings, sectionElement(root), dressing),
  ];
  // The imprint names the fonts, which are known when all else is dressed; its place is here.
  const imprintPlace = sections.length;
  const imprintElement = sectionElement(root);
  sections.push(...dressFrontAsides(parts, book, root, notes, dressing));
  if (contents === 'front')
    sections.push(dressContents(entries, 'front', drawings, sectionElement(root), dressing));
  sections.push(...dressChapters(book, parts.text, root, notes, drawings, dressing));
  if (contents === 'back')
    sections.push(dressContents(entries, 'back', drawings, sectionElement(root), dressing));
  if (parts.colophon.length > 0) sections.push(dressColophon(parts.colophon, book, root, notes, dressing));
  const faces = [...dressing.styles.leadingFaces(), ...coverFaces(book, design)];
  const families = [...new Set(faces.map((name) => fonts.face(name).family))];
  sections.splice(imprintPlace, 0, dressImprint(book, families, imprintElement, dressing));

  const styled: StyledBook = {
    geometry: pageGeometry(design, dressing.direction),
    sections,
    notes,
    structure: root,
    folioStyle: dressing.styles.text(design.folio),
    ...catchwordOf(dressing),
    language: metadata.language,
    direction: dressing.direction,
    digits: dressing.digits,
    frontNumbering: metadata.frontNumbering,
    justification: design.justification,
  };
  return { value: styled, diagnostics: [] };
}

function catchwordOf({ design, styles, direction }: Dressing): Pick<StyledBook, 'catchword'> {
  const { catchwords } = design;
  if (!catchwords.shown) return {};
  const { height, margins } = pageGeometry(design, direction);
  const baseline = height - margins.bottom + styles.lines(catchwords.distance);
  return { catchword: { style: styles.text(catchwords), baseline } };
}

function dressingOf(book: Book, design: Design, headings: Outline): Dressing {
  const { metadata } = book;
  return {
    design,
    styles: new StyleSheet(design, metadata.language),
    terms: termsOf(metadata.language),
    language: metadata.language,
    direction: directionOf(metadata.language),
    digits: digitFamily(metadata.language, metadata.digits),
    listDigits: digitFamily(metadata.language, metadata.digits),
    notes: new NoteRegister(design.footnotes.numbering),
    topLevel: 1,
    entries: new Map(allEntries(headings).map((entry) => [entry.anchor, entry])),
    places: placesOf(book),
    index: bookIndex(book, metadata.language),
    poems: { count: 0 },
  };
}

interface Parts {
  readonly front: readonly Aside[];
  readonly text: readonly Block[];
  readonly colophon: readonly Aside[];
}

const frontNames: ReadonlySet<AsideName> = new Set(['dedication', 'epigraph']);

/** A dedication or an epigraph before all else, and a colophon anywhere, have pages of their own. */
function divide(blocks: readonly Block[]): Parts {
  const front: Aside[] = [];
  const text: Block[] = [];
  const colophon: Aside[] = [];
  for (const block of blocks) {
    if (block.kind === 'aside' && block.name === 'colophon') colophon.push(block);
    else if (text.length === 0 && block.kind === 'aside' && frontNames.has(block.name)) front.push(block);
    else text.push(block);
  }
  return { front, text, colophon };
}

function dressFrontAsides(
  { front }: Parts,
  book: Book,
  root: GrowingElement,
  notes: Map<string, StyledNote>,
  dressing: Dressing,
): readonly StyledSection[] {
  return front.map((aside, index) => {
    const parent = sectionElement(root);
    const kind = aside.name === 'dedication' ? 'dedication' : 'epigraph';
    const isFirst = front.findIndex(({ name }) => name === aside.name) === index;
    const blocks = dressAside(aside, onPage(dressing, parent, bodyLook(dressing)));
    dressPendingNotes(book.notes, notes, parent, dressing);
    return section(kind, {
      opens: 'recto',
      placement: 'center',
      anchor: isFirst ? `warraq-${kind}` : `warraq-${kind}-${index + 1}`,
      title: book.metadata.title,
      blocks: spaced(blocks, 0, 0),
    });
  });
}

/** The colophon closes the book, on a page without head or folio. */
function dressColophon(
  asides: readonly Aside[],
  book: Book,
  root: GrowingElement,
  notes: Map<string, StyledNote>,
  dressing: Dressing,
): StyledSection {
  dressing.notes.openChapter();
  const parent = sectionElement(root);
  const blocks = dressWithNotes(asides, book, parent, notes, dressing);
  return section('colophon', {
    numbering: 'main',
    placement: dressing.design.colophon.placement,
    title: dressing.terms.colophon,
    blocks: spaced(blocks, 0, 0),
  });
}
