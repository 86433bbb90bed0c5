/**
 * The pages before the text that are made from the metadata: cover, half title, title page, imprint. Lines
 * for which the metadata have nothing are left out.
 */

import type { Book } from '../book/book.ts';
import type { Drawing } from '../drawing.ts';
import { paragraphBlock, paragraphStyle } from './blocks.ts';
import type { Look, TitleLooks } from './design.ts';
import type { Dressing } from './dressing.ts';
import { imprintLines, nameWithRole } from './imprint.ts';
import { plain } from './inlines.ts';
import { onPage, section } from './sections.ts';
import { append, type GrowingElement } from './structure-builder.ts';
import type { ImageBlock, ParagraphBlock, StyledBlock, StyledSection } from './styled.ts';

/** The cover: the book's own picture, or the drawing made for it. */
export function dressCover(
  book: Book,
  drawing: Drawing | undefined,
  parent: GrowingElement,
  dressing: Dressing,
): StyledSection {
  const common = { title: book.metadata.title, numbering: 'none', placement: 'center' } as const;
  if (book.cover !== undefined) {
    return section('cover', { ...common, blocks: [coverImage(book, book.cover, parent, dressing)] });
  }
  const background = dressing.styles.color(dressing.design.cover.background);
  if (drawing === undefined) return section('cover', { ...common, background, blocks: [] });
  const element = append(parent, 'figure', { alt: coverAlt(book, dressing) });
  return section('cover', { ...common, background, blocks: [], drawing: { drawing, element } });
}

function coverAlt({ metadata }: Book, { terms }: Dressing): string {
  return terms.coverPicture.replace('#', () => metadata.title);
}

function coverImage(
  book: Book,
  image: ImageBlock['image'],
  parent: GrowingElement,
  dressing: Dressing,
): ImageBlock {
  const { design } = dressing;
  return {
    kind: 'image',
    image,
    // As wide as the page; what of it can be used is for the paginator to say.
    width: design.page.width,
    height: (design.page.width * image.height) / Math.max(1, image.width),
    align: 'center',
    spaceBefore: 0,
    spaceAfter: 0,
    keepWithNext: false,
    element: append(parent, 'figure', { alt: coverAlt(book, dressing) }),
    anchor: undefined,
    span: undefined,
  };
}

/** The half title: the short title alone, as a book's first leaf has it. */
export function dressHalfTitle(book: Book, parent: GrowingElement, dressing: Dressing): StyledSection {
  const { title: look, sink } = dressing.design.halfTitle;
  const title = book.metadata.shortTitle ?? book.metadata.title;
  return section('half-title', {
    opens: 'recto',
    sink: dressing.styles.lines(sink),
    title,
    blocks: [titleLine(title, look, 0, parent, dressing)],
  });
}

/** The title page. */
export function dressTitlePage(book: Book, parent: GrowingElement, dressing: Dressing): StyledSection {
  const { titlePage } = dressing.design;
  return section('title', {
    opens: 'recto',
    sink: dressing.styles.lines(titlePage.sink),
    title: book.metadata.title,
    blocks: titleLines(book, titlePage, parent, dressing),
  });
}

function titleLines(
  { metadata }: Book,
  looks: TitleLooks,
  parent: GrowingElement,
  dressing: Dressing,
): readonly StyledBlock[] {
  const { title, subtitle, creators, publisher } = metadata;
  const line = (text: string, look: Look, before: number): ParagraphBlock =>
    titleLine(text, look, before, parent, dressing);
  const names = creators.map((person, index) =>
    line(nameWithRole(person, dressing.terms), looks.creators, index === 0 ? looks.creators.before : 0),
  );
  return [
    line(title, fitted(looks.title, title, looks), looks.title.before),
    ...(subtitle === undefined ? [] : [line(subtitle, looks.subtitle, looks.subtitle.before)]),
    ...names,
    ...(publisher === undefined ? [] : [line(publisher, looks.publisher, looks.publisher.before)]),
  ];
}

/** The title's look, smaller for long titles. Marks (tashkil) have no width and do not count. */
function fitted(look: Look, title: string, { fitting }: TitleLooks): Look {
  const length = title.replaceAll(/\p{Mn}/gu, '').length;
  const step = fitting.find(({ longest }) => length <= longest) ?? fitting.at(-1);
  if (step === undefined || step.scale === 1) return look;
  return { ...look, size: look.size * step.scale, leading: look.leading * step.scale };
}

function titleLine(
  text: string,
  look: Look,
  before: number,
  parent: GrowingElement,
  dressing: Dressing,
): ParagraphBlock {
  const element = append(parent, 'paragraph');
  const style = paragraphStyle(look, onPage(dressing, parent, look), {
    before,
    after: look.after,
    keepTogether: true,
  });
  return paragraphBlock(plain(text, dressing.styles.text(look)), style, element);
}

/** The imprint, at the foot of the title page's verso. */
export function dressImprint(
  { metadata }: Book,
  families: readonly string[],
  parent: GrowingElement,
  dressing: Dressing,
): StyledSection {
  const look = dressing.design.imprint.text;
  const lines = imprintLines(metadata, dressing.terms, dressing.digits, families);
  return section('imprint', {
    opens: 'verso',
    placement: 'bottom',
    title: metadata.title,
    blocks: lines.map((line) => titleLine(line, look, look.before, parent, dressing)),
  });
}
