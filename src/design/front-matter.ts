/**
 * The pages before the text that are made from the metadata: cover, half title, title page, imprint. Lines
 * for which the metadata have nothing are left out.
 */

import type { Book } from '../book/book.ts';
import { inOrder } from '../book/structured-text.ts';
import type { Drawing, Drawings, FittedTitle } from '../drawing.ts';
import { paragraphBlock, paragraphStyle } from './blocks.ts';
import type { Design, Look } from './design.ts';
import type { Dressing } from './dressing.ts';
import { imprintLines, nameLines } from './imprint.ts';
import { plain } from './inlines.ts';
import { onPage, section } from './sections.ts';
import { append, type GrowingElement } from './structure-builder.ts';
import type { ParagraphBlock, StyledBlock, StyledSection } from './styled.ts';

/** The cover: the book's own picture, or the drawing made for it. */
export function dressCover(
  book: Book,
  drawing: Drawing | undefined,
  parent: GrowingElement,
  dressing: Dressing,
): StyledSection {
  const common = { title: book.metadata.title, numbering: 'none', placement: 'center', blocks: [] } as const;
  const figure = () => append(parent, 'figure', { alt: coverAlt(book, dressing) });
  if (book.cover !== undefined)
    return section('cover', { ...common, picture: { image: book.cover, element: figure() } });
  const background = dressing.styles.color(dressing.design.cover.background);
  if (drawing === undefined) return section('cover', { ...common, background });
  return section('cover', { ...common, background, picture: { drawing, element: figure() } });
}

function coverAlt({ metadata }: Book, { terms }: Dressing): string {
  return terms.coverPicture.replace('#', () => metadata.title);
}

/** The half title: the short title alone, as a book's first leaf has it. */
export function dressHalfTitle(book: Book, parent: GrowingElement, dressing: Dressing): StyledSection {
  const { title: look, sink } = dressing.design.halfTitle;
  const title = book.metadata.shortTitle ?? book.metadata.title;
  return section('half-title', {
    opens: 'recto',
    isOnePage: true,
    sink: dressing.styles.lines(sink),
    title,
    blocks: [titleLine(inOrder(title, dressing.direction), look, 0, parent, dressing)],
  });
}

/** The title page. */
export function dressTitlePage(
  book: Book,
  drawings: Drawings,
  parent: GrowingElement,
  dressing: Dressing,
): StyledSection {
  const { titlePage } = dressing.design;
  const { titleFrame } = drawings;
  return section('title', {
    opens: 'recto',
    isOnePage: true,
    sink: dressing.styles.lines(titlePage.sink),
    placement: titlePage.placement,
    isFooted: book.metadata.publisher !== undefined,
    title: book.metadata.title,
    blocks: titleLines(book, titlePage, drawings, parent, dressing),
    ...(titleFrame === undefined ? {} : { picture: { drawing: titleFrame, element: undefined } }),
  });
}

function titleLines(
  { metadata }: Book,
  looks: Design['titlePage'],
  { device, title: fitted }: Drawings,
  parent: GrowingElement,
  dressing: Dressing,
): readonly StyledBlock[] {
  const { title, subtitle, creators, publisher } = metadata;
  const line = (text: string, look: Look, before: number): ParagraphBlock =>
    titleLine(inOrder(text, dressing.direction), look, before, parent, dressing);
  const names = nameLines(creators, dressing.terms).map((words, index) =>
    line(words, looks.creators, index === 0 ? looks.creators.before : 0),
  );
  return [
    ...titleRule(looks, dressing),
    fitted === undefined
      ? line(title, looks.title, looks.title.before)
      : line(fitted.text, fittedLook(looks.title, fitted, dressing), looks.title.before),
    ...(subtitle === undefined ? [] : [line(subtitle, looks.subtitle, looks.subtitle.before)]),
    ...titleDevice(looks, device, dressing),
    ...names,
    ...(publisher === undefined ? [] : [line(publisher, looks.publisher, looks.publisher.before)]),
  ];
}

/** The device, under title and subtitle. */
function titleDevice(
  { device: look }: Design['titlePage'],
  drawing: Drawing | undefined,
  { styles }: Dressing,
): readonly StyledBlock[] {
  if (drawing === undefined) return [];
  const [spaceBefore, spaceAfter] = [styles.lines(look.before), styles.lines(look.after)];
  return [{ kind: 'drawing', drawing, align: 'center', spaceBefore, spaceAfter }];
}

/** The rule above the title, where that is the device. */
function titleRule({ device, title }: Design['titlePage'], { styles }: Dressing): readonly StyledBlock[] {
  if (device.kind !== 'rule') return [];
  const { thickness } = device;
  return [
    {
      kind: 'rule',
      width: styles.ems(device.width),
      thickness,
      color: styles.color(device.color),
      align: title.align === 'justify' ? 'start' : title.align,
      ornament: undefined,
      leading: thickness,
      spaceBefore: styles.lines(device.before),
      spaceAfter: styles.lines(device.after),
    },
  ];
}

/** The title's look at the size it was fitted to, its lines no closer than they may be. */
function fittedLook(look: Look, { size, leading = 0 }: FittedTitle, { design }: Dressing): Look {
  const scale = size / (look.size * design.text.size);
  const usual = look.leading * scale;
  return { ...look, size: look.size * scale, leading: Math.max(usual, leading / design.text.leading) };
}

/** Words that are in order already. */
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
