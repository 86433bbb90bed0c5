/**
 * Blocks of the manuscript into styled blocks, in reading order, while their structure elements grow under
 * `around.parent`. Quotations and lists leave no box behind: they become insets of their paragraphs. Levels
 * of headings are without gaps in the structure; the look follows the level the manuscript gives.
 */

import { type Block, type BlockQuote, type CodeBlock, isAttribution, type Paragraph } from '../book/block.ts';
import { bearingOf } from '../book/inline.ts';
import { opposite } from '../book/language.ts';
import type { Span } from '../source.ts';
import { dressAside } from './asides.ts';
import { dressIndex } from './book-index.ts';
import { dressDefinitions } from './definitions.ts';
import type { Look } from './design.ts';
import type { Surroundings } from './dressing.ts';
import { dressFigure, dressTable } from './figures.ts';
import { dressHeading } from './headings.ts';
import { flatten, flattenCode, plain } from './inlines.ts';
import { dressList } from './lists.ts';
import { turned } from './passages.ts';
import { dressPoem } from './poem.ts';
import { spaced } from './spacing.ts';
import { append } from './structure-builder.ts';
import type { Place } from './style-sheet.ts';
import type { ParagraphBlock, ParagraphStyle, RuleBlock, StyledBlock, StyledText } from './styled.ts';

/** Dresses blocks that follow each other; `afterEach` is called when one is done. */
export function dressBlocks(
  blocks: readonly Block[],
  around: Surroundings,
  afterEach: () => void = () => undefined,
): StyledBlock[] {
  const dressed: StyledBlock[] = [];
  const paragraph = paragraphDresser(around);
  let isAfterHeading = false;
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'paragraph')
      dressed.push(paragraph(block, isAfterHeading, leadsIn(blocks[index + 1])));
    else dressed.push(...dressBlock(block, around));
    isAfterHeading = block.kind === 'heading';
    afterEach();
  }
  return dressed;
}

const introduced: ReadonlySet<Block['kind']> = new Set([
  'quote',
  'list',
  'definition-list',
  'poem',
  'code-block',
  'table',
]);

/** What a paragraph introduces: its last lines should not stand at a page's foot, away from it. */
function leadsIn(next: Block | undefined): boolean {
  if (next === undefined) return false;
  return next.kind === 'aside' ? next.name === 'quran' : introduced.has(next.kind);
}

function dressBlock(block: Exclude<Block, Paragraph>, around: Surroundings): readonly StyledBlock[] {
  switch (block.kind) {
    case 'heading':
      return dressHeading(block, around);
    case 'list':
      return dressList(block, around);
    case 'definition-list':
      return dressDefinitions(block, around);
    case 'quote':
      return dressQuote(block, around);
    case 'code-block':
      return [dressCode(block, around)];
    case 'figure':
      return dressFigure(block, around);
    case 'table':
      return dressTable(block, around);
    case 'thematic-break':
      return [thematicBreak(around)];
    case 'poem':
      return dressPoem(block, around);
    case 'index':
      return dressIndex(around);
    case 'aside':
      return dressAside(block, around);
  }
}

/** A quotation; its last paragraph may say whose it is: closer to the end side, and never parted from the words. */
function dressQuote(quote: BlockQuote, around: Surroundings): readonly StyledBlock[] {
  const { design } = around.dressing;
  const inside: Surroundings = { ...around, parent: append(around.parent, 'quote') };
  const last = quote.children.at(-1);
  if (last?.kind !== 'paragraph' || !isAttribution(quote, last))
    return dressGroup(quote.children, design.quote, inside);
  const words = dressGroup(quote.children.slice(0, -1), design.quote, inside);
  return withAttribution(words, attributionOf(last, design.quote, inside), design.quote, inside);
}

function attributionOf(paragraph: Paragraph, around: Look, inside: Surroundings): ParagraphBlock {
  const { dressing, parent } = inside;
  const { design, styles } = dressing;
  const element = append(parent, 'paragraph');
  const text = flatten(paragraph.children, styles.text(design.attribution), element, dressing);
  const insetStart = inside.insetStart + styles.ems(around.insetStart);
  const style = paragraphStyle(
    design.attribution,
    { ...inside, insetStart },
    { before: design.attribution.before },
  );
  return paragraphBlock(text, style, element, paragraph.span);
}

/** Words with the line under them that says whose they are: no space between, and never parted. */
export function withAttribution(
  words: readonly StyledBlock[],
  attribution: ParagraphBlock,
  look: Look,
  { dressing: { styles } }: Surroundings,
): readonly StyledBlock[] {
  const last = words.at(-1);
  const kept = last === undefined ? [] : [...words.slice(0, -1), ...keptWithNext(last)];
  return spaced([...kept, attribution], styles.lines(look.before), styles.lines(look.after));
}

function keptWithNext(block: StyledBlock): readonly StyledBlock[] {
  if (block.kind !== 'paragraph') return spaced([block], 0, 0);
  return [{ ...block, style: { ...block.style, spaceAfter: 0, keepWithNext: true } }];
}

/** Blocks set in a look of their own, inside what stands round them: quotations, verses of the Quran. */
export function dressGroup(
  blocks: readonly Block[],
  look: Look,
  around: Surroundings,
): readonly StyledBlock[] {
  const { styles } = around.dressing;
  const outer = around.look;
  const dressed = dressBlocks(blocks, {
    ...around,
    look,
    insetStart: around.insetStart + styles.ems(outer.insetStart),
    insetEnd: around.insetEnd + styles.ems(outer.insetEnd),
    indents: look.indent > 0,
  });
  return spaced(dressed, styles.lines(look.before), styles.lines(look.after));
}

/** Style of a paragraph in these surroundings; what is not said is as in running text. */
export function paragraphStyle(look: Look, around: Surroundings, place: Partial<Place> = {}): ParagraphStyle {
  return around.dressing.styles.paragraph(look, {
    direction: around.direction,
    insetStart: around.insetStart,
    insetEnd: around.insetEnd,
    indented: false,
    keepWithNext: false,
    prefersNext: false,
    keepTogether: false,
    before: 0,
    after: 0,
    ...place,
  });
}

/** A paragraph block without marker, heading or anchor. */
export function paragraphBlock(
  text: StyledText,
  style: ParagraphStyle,
  element: ParagraphBlock['element'],
  span?: Span,
): ParagraphBlock {
  return {
    kind: 'paragraph',
    text,
    style,
    element,
    marker: undefined,
    anchor: undefined,
    heading: undefined,
    span,
  };
}

type DressParagraph = (block: Paragraph, isAfterHeading: boolean, prefersNext: boolean) => ParagraphBlock;

/** Dresses plain paragraphs of one place; they share their styles: with and without indent, introducing or not. */
function paragraphDresser(around: Surroundings): DressParagraph {
  const { design, styles } = around.dressing;
  const styleOf = (indented: boolean, prefersNext: boolean): ParagraphStyle =>
    paragraphStyle(around.look, around, { indented, prefersNext });
  const textStyle = styles.text(around.look);
  let dressTurned: DressParagraph | undefined;
  return (block, isAfterHeading, prefersNext) => {
    if (!around.isMarked && bearingOf(block.children, around.direction) === 'turned') {
      dressTurned ??= paragraphDresser(turned(around, opposite(around.direction)));
      return dressTurned(block, isAfterHeading, prefersNext);
    }
    const element = append(around.parent, 'paragraph');
    const text = flatten(block.children, textStyle, element, around.dressing);
    const isIndented = around.indents && (!isAfterHeading || design.paragraph.indentAfterHeading);
    return paragraphBlock(text, styleOf(isIndented, prefersNext), element, block.span);
  };
}

const tabStop = 4;

/**
 * A line of a listing. Tabs become spaces up to the next stop of four columns, since no font has a glyph for
 * them; the spaces it begins with do not break, or they would vanish at the line's start.
 */
function codeLine(line: string): string {
  return expandTabs(line).replace(/^ +/u, (indent) => '\u{a0}'.repeat(indent.length));
}

function expandTabs(line: string): string {
  let expanded = '';
  for (const character of line) {
    expanded += character === '\t' ? ' '.repeat(tabStop - (expanded.length % tabStop)) : character;
  }
  return expanded;
}

/** How far in a line of a listing goes on that is too long, in ems: two columns. */
const continuation = 1.2;

/** A listing: one left-to-right paragraph whose lines end where the author ended them. */
function dressCode(block: CodeBlock, around: Surroundings): ParagraphBlock {
  const { design, styles } = around.dressing;
  const element = append(around.parent, 'code');
  const isTurned = around.direction === 'rtl';
  const code = block.text
    .split(/\r\n|[\n\r]/u)
    .map(codeLine)
    .join('\u{2028}');
  const style = paragraphStyle(design.code, around, {
    direction: 'ltr',
    insetStart: isTurned ? around.insetEnd : around.insetStart,
    insetEnd: isTurned ? around.insetStart : around.insetEnd,
    before: design.code.before,
    after: design.code.after,
  });
  const look = styles.text(design.code);
  const text = flattenCode(code, look, element, around.dressing, block.span);
  return paragraphBlock(text, { ...style, continuation: continuation * look.size }, element, block.span);
}

function thematicBreak(around: Surroundings): RuleBlock {
  const { design, styles } = around.dressing;
  const look = design.thematicBreak;
  const ornament = styles.text({ font: 'text', weight: 'regular', size: look.size, color: look.color });
  return {
    kind: 'rule',
    width: styles.ems(look.width),
    thickness: look.thickness,
    color: styles.color(look.color),
    align: 'center',
    ornament: look.ornament === '' ? undefined : plain(look.ornament, ornament),
    leading: styles.lines(1),
    spaceBefore: styles.lines(look.before),
    spaceAfter: styles.lines(look.after),
  };
}
