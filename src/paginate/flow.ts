/**
 * Blocks to a vertical list. In: the styled blocks of a section (or of its notes); out: boxes with the glue
 * and the penalty before each (`box.ts`). Here stand the rules of what may not be parted: orphans and
 * widows, headings and what follows them, blocks kept together. Spaces between blocks collapse to the
 * larger; space inside a frame's edges vanishes.
 */

import type {
  ColumnsBlock,
  ContentsEntry,
  DrawingBlock,
  FrameBlock,
  ImageBlock,
  ParagraphBlock,
  RuleBlock,
  StyledBlock,
  TableBlock,
  VerseBlock,
} from '../design/styled.ts';
import type { Length } from '../units.ts';
import {
  BASELINE_SHARE,
  type Box,
  type Column,
  EPSILON,
  emptyBox,
  type Figure,
  lineStyle,
  NEVER,
  narrow,
  type Owner,
  type Setting,
  type VerticalList,
} from './box.ts';
import { anchorsOf, callsOf, notesOf } from './calls.ts';
import type { Columns } from './columns.ts';
import { type SetEntry, setContents } from './contents.ts';
import { setDrawing, setImage, setRule } from './figures.ts';
import { edgesBetween, type Frame, openFrame } from './frames.ts';
import { LooseParagraph, type ParagraphBoxes } from './looseness.ts';
import type { PageItem } from './page.ts';
import { setTable, type TablePart } from './tables.ts';
import { type SetVerse, setPoem } from './verses.ts';

/** Lines that a heading must have below it, of the next block or of those after it. */
const LINES_BELOW_HEADING = 2;

/** Of a page: what is taller and cannot be parted need not follow the one line that a heading has below it. */
const LARGE_SHARE = 1 / 3;

/**
 * Cost of parting words that announce what follows, «وقال بعضهم:», from it: what a page a line short beside a full one
 * costs. On المستطرف it leaves such words at the foot of nineteen pages instead of fifty, for two pages more.
 */
const AFTER_COLON = 250;
const announces = /[:：]\p{Pf}?\s*$/u;

/** Cost of parting a block from the next that it prefers, or rows of a small table: what a page visibly short costs, four lines. */
const PREFERRED = 1600;

/** Cost of parting the first verse of a poem, or the last, from the rest. */
const LONELY_VERSE = 200;
/**
 * The same of a table's last row where it is tall. Else it is never parted from the one before, as the first two are
 * not.
 */
const LONELY_ROW = 200;
/** Rows of a table that are never parted take at most so much of a page. */
const KEPT_ROWS_SHARE = 1 / 3;

const nothing: readonly never[] = [];

const sumOf = (parts: readonly { readonly height: Length }[]): Length =>
  parts.reduce((sum, { height }) => sum + height, 0);

/** The vertical list of `blocks` set in `column`, figures beside it. */
export function flow(setting: Setting, blocks: readonly StyledBlock[], column: Column): VerticalList {
  const list = new ListBuilder(setting);
  let first = 0;
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== 'image' || isMarkerAlone(blocks[index - 1])) continue;
    const length = block.keepWithNext ? 2 : 1;
    const figure = moving(setting, blocks.slice(index, index + length), column);
    if (figure === undefined) continue;
    list.blocks(blocks.slice(first, index), column);
    list.figure(figure, block.spaceBefore);
    first = index + length;
  }
  list.blocks(blocks.slice(first), column);
  const { boxes, figures, paragraphs } = list;
  return { boxes, figures, paragraphs };
}

/** The same with figures where they are called. */
export function flowWhole(setting: Setting, blocks: readonly StyledBlock[], column: Column): readonly Box[] {
  const list = new ListBuilder(setting);
  list.blocks(blocks, column);
  return list.boxes;
}

/** A figure that may move: a page can hold it with its caption, and no note is called there. */
function moving(
  setting: Setting,
  blocks: readonly StyledBlock[],
  column: Column,
): Omit<Figure, 'at'> | undefined {
  const list = new ListBuilder(setting);
  list.blocks(blocks, column);
  const { boxes } = list;
  if (list.height() > setting.height + EPSILON || boxes.some(({ notes }) => notes.length > 0))
    return undefined;
  return { boxes, after: list.spaceBelow };
}

type Draft = { -readonly [Key in keyof Box]: Box[Key] };

type Part = Pick<Box, 'height'> & Partial<Omit<Draft, 'space' | 'frame'>>;

/** A list being built: the boxes so far, and what the next one must know of them. */
class ListBuilder implements VerticalList {
  readonly boxes: Draft[] = [];
  readonly figures: Figure[] = [];
  readonly paragraphs: LooseParagraph[] = [];
  private readonly setting: Setting;
  private space: Length = 0;
  private isKept = false;
  /** Lines that the heading above must still have below it. */
  private owed = 0;
  /** Of a page break before the next box. */
  private cost = 0;
  private frame: Frame | undefined = undefined;
  private columns: Columns | undefined = undefined;
  private anchors: string[] = [];
  /** Just inside the head of a frame, where space vanishes. */
  private isAtEdge = false;

  constructor(setting: Setting) {
    this.setting = setting;
  }

  get spaceBelow(): Length {
    return this.space;
  }

  /** Adds a figure beside the list; the space before it is at least what stands below the block before. */
  figure({ boxes, after }: Omit<Figure, 'at'>, spaceBefore: Length): void {
    const space = Math.max(this.space, spaceBefore);
    const placed = boxes.map((box, index) => (index === 0 ? { ...box, space } : box));
    this.figures.push({ at: this.boxes.length, boxes: placed, after });
  }

  blocks(blocks: readonly StyledBlock[], column: Column): void {
    let entries: ReadonlyMap<ContentsEntry, SetEntry> | undefined;
    const poems = new Map<number, ReadonlyMap<VerseBlock, SetVerse>>();
    for (const [index, block] of blocks.entries()) {
      switch (block.kind) {
        case 'paragraph':
          this.paragraph(block, column);
          break;
        case 'image':
          this.image(block, column);
          break;
        case 'table':
          this.table(block, column);
          break;
        case 'frame':
          this.framed(block, column);
          break;
        case 'columns':
          this.columned(block, column);
          break;
        case 'rule':
          this.rule(block, column);
          break;
        case 'drawing':
          this.drawing(block, column);
          break;
        case 'contents-entry':
          entries ??= setContents(this.setting, blocks.filter(isEntry), column);
          this.entry(block, entries.get(block));
          break;
        case 'verse': {
          let poem = poems.get(block.poem);
          if (poem === undefined) {
            const verses = blocks.filter((other) => isVerseOf(other, block.poem));
            poems.set(block.poem, (poem = setPoem(this.setting, verses, column)));
          }
          const isLonely =
            !isVerseOf(blocks[index - 2], block.poem) || !isVerseOf(blocks[index + 1], block.poem);
          this.verse(block, poem.get(block), isLonely && isVerseOf(blocks[index - 1], block.poem));
          break;
        }
      }
    }
  }

  private paragraph(block: ParagraphBlock, outer: Column): void {
    const { style } = block;
    const column = narrow(outer, style.direction, style.insetStart, style.insetEnd);
    const lines = this.setting.compose(block.text, style, column.measure);
    this.before(style.spaceBefore, block.anchor);
    const orphans = this.isKept ? Math.max(LINES_BELOW_HEADING, style.orphans) : style.orphans;
    const isWhole = style.keepTogether && lines.length * style.leading <= this.setting.height + EPSILON;
    if (isWhole) this.releaseFrom(lines.length * style.leading);
    const { owed } = this;
    const hasGridLeading = this.isGridLeading(style.leading);
    const isOnGrid = hasGridLeading && !this.isSpacedItem(block);
    const calls = callsOf(this.setting.written(block.text), lines);
    const first = this.boxes.length;
    const { anchors } = this;
    for (const [index, line] of lines.entries()) {
      const isTied = index > 0 && (isWhole || index < orphans || lines.length - index < style.widows);
      this.push({
        height: style.leading,
        penalty: isTied ? NEVER : 0,
        isOnGrid,
        x: column.x,
        line,
        hasOwnKashida: style.kashida !== undefined,
        owner: block,
        items: index === 0 ? this.marker(block, column) : nothing,
        notes: calls?.notes.get(index) ?? nothing,
        anchors: calls?.anchors.get(index) ?? nothing,
      });
    }
    this.after(lines.length > 0, style.spaceAfter, style.keepWithNext);
    this.cost = costAfter(block);
    // A line less would leave the heading above with one.
    if (hasGridLeading && style.align === 'justify' && lines.length > Math.max(1, owed)) {
      const parts = isWhole || calls !== undefined ? undefined : { orphans, widows: style.widows };
      this.loosen(block, column.measure, { lines, first, parts }, anchors);
    }
  }

  /** Notes a paragraph that may be set a line longer or shorter; `anchors` lead to its first line. */
  private loosen(
    { text, style }: ParagraphBlock,
    measure: Length,
    set: Pick<ParagraphBoxes, 'lines' | 'first' | 'parts'>,
    anchors: readonly string[],
  ): void {
    const { first } = set;
    const em = text.ranges[0]?.style.size ?? style.leading;
    const recompose = (lineCount: number): readonly Box[] | undefined => {
      const changed = this.setting.compose(text, style, measure, lineCount);
      if (changed.length !== lineCount) return undefined;
      const calls = callsOf(this.setting.written(text), changed);
      return changed.flatMap((line, index) => {
        const model = this.boxes[first + Math.min(index, 1)];
        if (model === undefined) return [];
        const own = calls?.anchors.get(index) ?? nothing;
        return {
          ...model,
          line,
          notes: calls?.notes.get(index) ?? nothing,
          anchors: index === 0 ? [...anchors, ...own] : own,
        };
      });
    };
    const paragraph = LooseParagraph.of({ ...set, end: this.boxes.length, em, recompose });
    if (paragraph !== undefined) this.paragraphs.push(paragraph);
  }

  /** A list marker or note number, beyond the text's start edge. */
  private marker({ marker, style, span }: ParagraphBlock, column: Column): readonly PageItem[] {
    if (marker === undefined) return nothing;
    const { measure } = this.setting;
    const toText = lineStyle(style.direction, 'end', style.leading);
    const line = this.setting.compose(marker.text, toText, measure)[0];
    if (line === undefined) return nothing;
    const isRtl = style.direction === 'rtl';
    const x = isRtl ? column.x + column.measure + marker.gap : column.x - marker.gap - measure;
    const y = style.leading * BASELINE_SHARE;
    return [{ kind: 'text', x, y, line, element: marker.element, span }];
  }

  private image(block: ImageBlock, column: Column): void {
    const { height, item } = setImage(this.setting, block, column);
    this.before(block.spaceBefore, block.anchor);
    this.releaseFrom(height);
    this.push({ height, items: [item], owner: block });
    this.after(true, block.spaceAfter, block.keepWithNext);
  }

  private table(block: TableBlock, column: Column): void {
    this.before(block.spaceBefore, block.anchor);
    const { direction, insetStart, insetEnd } = block;
    const parts = setTable(this.setting, block, narrow(column, direction, insetStart, insetEnd));
    const opening = block.headerRows > 0 ? 3 : 2;
    const isLow = (rows: readonly TablePart[]): boolean =>
      sumOf(rows) <= KEPT_ROWS_SHARE * this.setting.height;
    const isOpeningLow = isLow(parts.slice(0, opening));
    const isCloseLow = isLow(parts.slice(-2));
    const isWholeLow = isLow(parts);
    for (const [index, { height, items, notes, anchors, header }] of parts.entries()) {
      const isLast = index > 1 && index === parts.length - 1;
      const isKept =
        (index === 1 && block.headerRows > 0) ||
        (index === opening - 1 && isOpeningLow) ||
        (isLast && isCloseLow);
      this.push({
        height,
        items,
        penalty: isKept ? NEVER : isWholeLow ? PREFERRED : isLast ? LONELY_ROW : 0,
        owner: block,
        notes,
        anchors,
        header,
      });
    }
    this.after(parts.length > 0, block.spaceAfter, false);
  }

  private framed(block: FrameBlock, outer: Column): void {
    this.before(block.spaceBefore, undefined);
    const first = this.boxes.length;
    const { isKept } = this;
    const parent = this.frame;
    const { frame, column } = openFrame(block, parent, outer, this.setting.direction);
    const { space } = this;
    this.frame = frame;
    this.isAtEdge = true;
    this.blocks(block.children, column);
    this.frame = parent;
    this.isAtEdge = false;
    if (this.boxes.length === first) {
      this.space = space;
      return;
    }
    const height = this.height(first) + frame.after;
    if (block.keepTogether && height <= this.setting.height + EPSILON) {
      for (const box of this.boxes.slice(first + 1)) box.penalty = NEVER;
      const [opening] = this.boxes.slice(first);
      if (opening !== undefined && !isKept && this.isLarge(height)) opening.penalty = 0;
    }
    this.space = block.spaceAfter;
  }

  private columned({ count, gap, children }: ColumnsBlock, outer: Column): void {
    const measure = Math.max(1, (outer.measure - (count - 1) * gap) / count);
    const isRtl = this.setting.direction === 'rtl';
    const step = isRtl ? -(measure + gap) : measure + gap;
    this.columns = { count, step };
    this.blocks(children, { x: isRtl ? outer.x + outer.measure - measure : outer.x, measure });
    this.columns = undefined;
  }

  /** Height of the boxes from `first` on, frames and spaces between them, the first one's frames above. */
  height(first = 0): Length {
    let height = this.boxes[first]?.frame?.before ?? 0;
    for (let index = first; index < this.boxes.length; index++) {
      const box = this.boxes[index];
      const previous = this.boxes[index - 1];
      if (box !== undefined) height += box.height;
      if (box !== undefined && index > first) height += box.space + edgesBetween(previous?.frame, box.frame);
    }
    return height;
  }

  private rule(block: RuleBlock, column: Column): void {
    this.before(block.spaceBefore, undefined);
    const items = setRule(this.setting, block, column);
    // An ornament closes what stands above it: it does not open a page. Off the grid, it keeps the middle of its space.
    this.push({ height: block.leading, items, penalty: NEVER });
    this.after(true, block.spaceAfter, false);
  }

  /** Never parted from what it adorns. */
  private drawing(block: DrawingBlock, column: Column): void {
    this.before(block.spaceBefore, undefined);
    this.push({ height: block.drawing.height, items: [setDrawing(this.setting, block, column)] });
    this.after(true, block.spaceAfter, true);
  }

  private entry(block: ContentsEntry, set: SetEntry | undefined): void {
    const { style } = block;
    this.before(style.spaceBefore, undefined);
    if (set === undefined || set.items.length === 0) return;
    const owner = { element: block.element, span: undefined };
    // A list is spaced evenly: it neither fills up to the grid nor opens to fill its page.
    this.push({ height: set.height, items: set.items, owner });
    this.after(true, style.spaceAfter, style.keepWithNext);
    if (style.prefersNext === true) this.cost = PREFERRED;
  }

  private verse(block: VerseBlock, set: SetVerse | undefined, isLonely: boolean): void {
    const { style } = block;
    this.before(style.spaceBefore, undefined);
    if (set === undefined || set.items.length === 0) return;
    this.push({
      height: set.height,
      items: set.items,
      penalty: isLonely ? LONELY_VERSE : 0,
      isOnGrid: this.isGridLeading(style.leading),
      owner: block,
      notes: block.hemistichs.flatMap(notesOf),
      anchors: block.hemistichs.flatMap(anchorsOf),
    });
    this.after(true, style.spaceAfter, style.keepWithNext);
  }

  /**
   * A list's items with less than a line between them stand off the grid, evenly: on it, each would have a whole
   * line. The text after the list is on the grid again.
   */
  private isSpacedItem({ marker }: ParagraphBlock): boolean {
    return marker !== undefined && this.space > EPSILON && this.space < this.setting.leading - EPSILON;
  }

  private isGridLeading(leading: Length): boolean {
    return Math.abs(leading - this.setting.leading) < EPSILON;
  }

  private before(space: Length, anchor: string | undefined): void {
    if (!this.isAtEdge) this.space = Math.max(this.space, space);
    if (anchor !== undefined) this.anchors.push(anchor);
  }

  private after(hasBoxes: boolean, space: Length, isKept: boolean): void {
    if (!hasBoxes) return;
    this.space = space;
    this.isKept = isKept;
  }

  private isLarge(height: Length): boolean {
    return height > LARGE_SHARE * this.setting.height;
  }

  /** What is so tall and whole need not stand under the heading above, if another line does. */
  private releaseFrom(height: Length): void {
    if (!this.isKept && this.isLarge(height)) this.owed = 0;
  }

  /** A heading begins to ask for lines; what stands below it are such. */
  private countBelowHeading({ owner, line, height }: Part): void {
    if (isHeading(owner)) this.owed = LINES_BELOW_HEADING;
    else if (this.owed > 0) {
      const lines = line === undefined ? Math.round(height / this.setting.leading) : 1;
      this.owed = Math.max(0, this.owed - Math.max(1, lines));
    }
  }

  private push(part: Part): void {
    const penalty = part.penalty ?? 0;
    const anchors = part.anchors ?? nothing;
    // The next heading ends what stood under this one.
    const isOwed = this.owed > 0 && !isHeading(part.owner);
    this.boxes.push({
      space: this.space,
      height: part.height,
      penalty: this.isKept || isOwed ? NEVER : penalty + this.cost,
      // A framed block stands in the middle of the spaces round it, whatever its edges and its leading.
      isOnGrid: this.frame === undefined && part.isOnGrid === true,
      x: part.x ?? 0,
      line: part.line,
      hasOwnKashida: part.hasOwnKashida === true,
      owner: part.owner ?? emptyBox.owner,
      items: part.items ?? nothing,
      notes: part.notes ?? nothing,
      anchors: this.anchors.length > 0 ? [...this.anchors, ...anchors] : anchors,
      frame: this.frame,
      columns: this.columns,
      header: part.header,
    });
    this.countBelowHeading(part);
    if (this.anchors.length > 0) this.anchors = [];
    this.space = 0;
    this.isKept = false;
    this.cost = 0;
    this.isAtEdge = false;
  }
}

/** Cost of parting a paragraph from what follows; an item that names what its next paragraph says is a heading of it. */
function costAfter({ style, text, marker }: ParagraphBlock): number {
  const isAnnouncing = announces.test(text.text);
  if (style.prefersNext === true || (isAnnouncing && marker !== undefined)) return PREFERRED;
  return isAnnouncing ? AFTER_COLON : 0;
}

const isHeading = (owner: Owner | undefined): boolean => owner?.element?.role === 'heading';

/** The mark of an item that begins with something else than words. */
const isMarkerAlone = (block: StyledBlock | undefined): boolean =>
  block?.kind === 'paragraph' && block.marker !== undefined && block.text.text === '';

const isEntry = (block: StyledBlock): block is ContentsEntry => block.kind === 'contents-entry';

const isVerseOf = (block: StyledBlock | undefined, poem: number): block is VerseBlock =>
  block?.kind === 'verse' && block.poem === poem;
