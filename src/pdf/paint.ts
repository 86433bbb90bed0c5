/**
 * Painting: placed pages become content streams. In come pages with x rightward and y downward; out come
 * operators, the owners of the marked content on each page, and the areas of its links. Here, and only
 * here, y is turned upward. No layout decision is taken: the one thing added is what `encode-text.ts` asks
 * for at the seams between runs.
 */

import type { Image } from '../book/block.ts';
import type { StructureElement } from '../book/structure.ts';
import { inLogicalOrder, type PlacedRun } from '../break/line.ts';
import type { DrawingItem, Page, PageItem, TextItem } from '../paginate/page.ts';
import type { Length } from '../units.ts';
import type { ArtifactKind, Content } from './content.ts';
import { type EncodedRun, leftToRightMark, rightToLeftMark, type TextEncoding } from './encode-text.ts';
import { type LinkArea, linkAreas } from './links.ts';
import { isLabel, isRightToLeft, Row, raisedRun, rowOf } from './rows.ts';
import { standardType } from './standard-types.ts';
import type { XObjects } from './x-objects.ts';

/** A marked-content sequence of a page; its identifier is its place in `PaintedPage.marks`. */
export interface Mark {
  readonly element: StructureElement;
  /** Place in reading order on the page: item, then first character in the paragraph. */
  readonly item: number;
  readonly start: number;
  /** Where a picture stands: left, bottom, right, top, y upward. */
  readonly box?: readonly number[];
}

export interface PaintedPage {
  /** The content stream; valid until the next page is painted. */
  readonly content: Uint8Array;
  readonly marks: readonly Mark[];
  readonly links: readonly LinkArea[];
  /** XObjects it draws. */
  readonly names: readonly string[];
}

export interface PaintContext {
  /** Serves one page after the other. */
  readonly content: Content;
  readonly text: TextEncoding;
  readonly width: Length;
  readonly height: Length;
  readonly xObjects: XObjects;
}

/** Paints one page. */
export function paintPage(page: Page, context: PaintContext): PaintedPage {
  const painter = new PagePainter(context);
  if (page.background !== undefined) {
    painter.rule(0, 0, context.width, context.height, page.background);
  }
  for (let index = 0; index < page.items.length; ) {
    const item = page.items[index];
    if (item?.kind === 'text') {
      index = painter.text(page.items, index);
    } else {
      if (item?.kind === 'rule') painter.rule(item.x, item.y, item.width, item.height, item.color);
      else if (item?.kind === 'drawing') painter.drawing(item, index);
      else if (item !== undefined) painter.image(item.image, item, item.element, index);
      index++;
    }
  }
  return painter.finish();
}

/** Widest gap, in ems, over which pdf.js joins two words of a line, with some room (its limit is 0.6). */
const widestGap = 0.5;
/** The same where the word at the right ends in a mark (its limit is 0.102), and what is left of a wider one. */
const widestGapBeforeMark = 0.1;
const gapLeftBeforeMark = 0.08;
/** Gaps beyond this, in ems, are not between words: tabs and the like are left alone. */
const widestWordSpace = 2;
/** Widened codes come in steps of this many thousandths of an em, so that they stay few. */
const widthStep = 20;
const thousandths = 1000;
/**
 * What a piece of a line is moved from the end of the piece at its left, in thousandths of an em: codes advance in
 * such steps, and poppler parts the letters of a word that begins a hair before the end of the last.
 */
const seamWidth = 1;

interface MarkDetails {
  /** What it is if nobody owns it. */
  readonly artifact?: ArtifactKind | undefined;
  /** Of what is painted, where the structure tells it. */
  readonly box?: readonly number[];
}

/** Runs `from` to `to` of a row, with the item and the character that they begin with. */
interface Segment {
  readonly from: number;
  readonly to: number;
  /** How many pieces stand at its left. */
  readonly place: number;
  readonly item: number;
  readonly start: number;
}

/** From the page's upper left corner, y downward. */
interface Box {
  readonly x: Length;
  readonly y: Length;
  readonly width: Length;
  readonly height: Length;
}

class PagePainter {
  private readonly context: PaintContext;
  private readonly content: Content;
  private readonly marks: Mark[] = [];
  private readonly links: LinkArea[] = [];
  private readonly names: string[] = [];
  /** Owner of the open mark: an element, or what artifact it is; undefined when none is open. */
  private open: StructureElement | ArtifactKind | undefined = undefined;
  /** True while the open mark holds whole lines only, so that the next line may join it. */
  private holdsWholeLines = false;
  /** The row that is painted. */
  private readonly current = new Row();
  /** How many pieces of the row stand at the left of the one that is painted. */
  private place = 0;
  /** Where the line before was broken inside a word. */
  private cutAt: number | undefined = undefined;

  constructor(context: PaintContext) {
    this.context = context;
    this.content = context.content;
  }

  rule(x: Length, y: Length, width: Length, height: Length, color: string): void {
    this.mark(undefined, 0, 0, true);
    this.content.rectangle(x, this.context.height - y - height, width, height, color);
  }

  image(image: Image, box: Box, element: StructureElement | undefined, index: number): void {
    const name = this.context.xObjects.image(image);
    if (name === undefined) return;
    const seen = this.seen(box);
    this.mark(element, index, 0, false, { box: seen });
    this.content.xObject(name, box.x, this.context.height - box.y - box.height, box.width, box.height);
    this.names.push(name);
  }

  /** Left, bottom, right and top of a box, y upward; what lies beyond the page's edges is not seen. */
  private seen({ x, y, width, height }: Box): readonly number[] {
    const page = this.context;
    const bottom = page.height - y - height;
    return [
      Math.max(0, x),
      Math.max(0, bottom),
      Math.min(page.width, x + width),
      Math.min(page.height, bottom + height),
    ];
  }

  /** Paints a drawing: by name where it comes back. */
  drawing({ x, y, drawing, element }: DrawingItem, index: number): void {
    const { xObjects, height } = this.context;
    const details =
      element === undefined ? {} : { box: this.seen({ x, y, width: drawing.width, height: drawing.height }) };
    this.mark(element, index, 0, true, details);
    const name = xObjects.drawing(drawing);
    if (name !== undefined) {
      this.content.xObject(name, x, height - y, 1, 1);
      this.names.push(name);
      return;
    }
    for (const { polygons, color } of drawing.shapes)
      this.content.fillPolygons(polygons, x, height - y, color);
  }

  /** Paints the item at `start` and those after it on the same baseline; the place of the next item. */
  text(items: readonly PageItem[], start: number): number {
    const row = rowOf(items, start);
    if (row.length === 1) {
      this.row(row, items, start);
    } else {
      const labels = row.filter(isLabel);
      for (const label of labels) {
        if (!this.label(label, items.indexOf(label, start))) this.row([label], items, start);
      }
      this.row(
        row.filter((item) => !isLabel(item)),
        items,
        start,
      );
    }
    return start + row.length;
  }

  /** Paints items that stand side by side, from left to right; they are in `items` from `start` on. */
  private row(row: readonly TextItem[], items: readonly PageItem[], start: number): void {
    this.current.clear();
    for (const item of row) {
      const { runs } = item.line;
      this.current.add(item, runs, this.context.text);
      for (const area of linkAreas(item, runs, this.context.height)) this.links.push(area);
    }
    const segments = this.segments(items, start);
    const isWhole = segments.every(({ from }) => from === 0 || this.current.isOfOne(from));
    for (const segment of segments) this.segment(segment, isWhole);
  }

  /**
   * The pieces of marked content that the row is cut into, in reading order. pdf.js ends its piece of text with
   * each of them and gives the pieces as they stand in the stream; the others sort them by place.
   */
  private segments(items: readonly PageItem[], start: number): readonly Segment[] {
    const segments: Segment[] = [];
    for (let from = 0; from < this.current.count; ) {
      const to = this.current.segmentEnd(from);
      const item = this.current.items[from];
      const index = item === undefined ? start : items.indexOf(item, start);
      const place = segments.length;
      segments.push({ from, to, place, item: index, start: this.current.firstCharacter(from, to) });
      from = to;
    }
    return segments.length === 1 ? segments : segments.sort((a, b) => a.item - b.item || a.start - b.start);
  }

  private segment({ from, to, place, item, start }: Segment, isWhole: boolean): void {
    this.place = place;
    this.mark(this.current.owner(from), item, start, isWhole, {
      artifact: this.current.items[from]?.pagination,
    });
    this.paintRuns(from, to);
  }

  /** Paints a label, before the line it stands at and without width (rule 7 of `encode-text.ts`). */
  private label(item: TextItem, index: number): boolean {
    const { runs: placed } = item.line;
    const [first, ...rest] = placed;
    if (first === undefined) return false;
    const { style } = first.piece.range;
    if (rest.some((run) => run.piece.range.style.size !== style.size)) return false;
    const runs = inLogicalOrder(placed).map((one) => {
      const { run } = one.piece;
      return {
        run: raisedRun(one, this.context.text),
        x: Math.round(((one.x - first.x) * run.face.unitsPerEm) / style.size),
      };
    });
    const codes = this.context.text.encodeLabel(runs);
    if (codes === undefined) return false;
    this.links.push(...linkAreas(item, placed, this.context.height));
    this.mark(first.piece.range.element ?? item.element, index, first.piece.start, false);
    this.place = 0;
    this.moveTo(item, first, codes);
    this.content.showRun(this.context.text.pool, codes, undefined);
    this.content.showBlank(codes.font.blankCode(' '));
    return true;
  }

  /** Shows the runs of the row from `from` to `to`. */
  private paintRuns(from: number, to: number): void {
    let isNarrowed = false;
    for (let index = from; index < to; index++) {
      const run = this.current.runs[index];
      const codes = this.current.encoded[index];
      const item = this.current.items[index];
      if (run === undefined || codes === undefined || item === undefined || codes.start === codes.end)
        continue;
      const isBlankSpace = isNarrowed && run.piece.kind === 'space';
      if (!isBlankSpace) this.moveTo(item, run, codes);
      const isOtherItem = index > 0 && this.current.items[index - 1] !== item;
      const marks = index === from && this.endsWord(from) ? this.current.directionMarks(from, to) : [];
      if (marks.length > 0) this.seamSpace(item, run, codes, marks);
      else if (index === from && (isOtherItem || codes.startsWithMark))
        this.seamSpace(item, run, codes, [this.current.firmSpace()]);
      else if (isOtherItem) this.content.showBlank(codes.font.blankCode(' '));
      this.guardBefore(index);
      if (run.piece.kind === 'space' && this.isSeam(index, from, to)) {
        this.firmSpace(index);
      } else if (isBlankSpace) {
        for (const character of run.piece.run.text) this.content.showBlank(codes.font.blankCode(character));
      } else {
        isNarrowed = this.word(codes, this.excessGap(index));
      }
    }
    if (to === this.current.count) {
      this.guardAtEnd();
      this.spaceAtEnd();
    }
  }

  /** No word goes on at the left of a piece: marks with their space do no harm there. */
  private endsWord(from: number): boolean {
    return from === 0 || /^\s/.test(this.current.runs[from - 1]?.piece.run.text ?? '');
  }

  /** A space between two pieces of marked content. */
  private isSeam(index: number, from: number, to: number): boolean {
    return (index === from && from > 0) || (index === to - 1 && to < this.current.count);
  }

  /** Shows a space that pdf.js keeps (rule 10 of `encode-text.ts`), as wide as its gap is. */
  private firmSpace(index: number): void {
    const run = this.current.runs[index];
    const codes = this.current.encoded[index];
    const item = this.current.items[index];
    if (run === undefined || codes === undefined || item === undefined) return;
    const em = run.piece.range.style.size * item.line.expansion;
    const next = this.current.runs[index + 1];
    const gap = next === undefined ? 0 : (next.x - run.x) / em;
    const width = Math.floor((gap * thousandths) / widthStep) * widthStep;
    const advance = Math.round((width * codes.font.face.unitsPerEm) / thousandths);
    this.content.showCode(codes.font, codes.font.code([], this.current.firmSpaceAt(index), advance));
  }

  /** Shows a space that pdf.js keeps before the first run of an item; a glyph without width would begin a line there. */
  private seamSpace(item: TextItem, run: PlacedRun, codes: EncodedRun, spaces: readonly string[]): void {
    const advance = Math.round((widthStep * codes.font.face.unitsPerEm) / thousandths);
    for (const space of spaces) this.content.showCode(codes.font, codes.font.code([], space, advance));
    this.moveTo(item, run, codes);
  }

  private moveTo(item: TextItem, run: PlacedRun, { font }: EncodedRun): void {
    const { style } = run.piece.range;
    const baseline = this.context.height - item.y;
    this.content.setState(font, style.size, style.color, item.line.expansion);
    const seam = (this.place * seamWidth * style.size) / thousandths;
    this.content.moveTo(item.x + run.x + seam, baseline);
  }

  /** Shows a run, its last code wider by `excess` thousandths of an em; true if there was any. */
  private word(run: EncodedRun, excess: number): boolean {
    if (excess === 0) {
      this.content.showRun(this.context.text.pool, run, undefined);
      return false;
    }
    const extra = Math.round((excess * run.font.face.unitsPerEm) / thousandths);
    this.content.showRun(this.context.text.pool, run, run.font.widerCode(run.lastCode, extra));
    return true;
  }

  /** By how much the gap after a word is too wide for pdf.js, in thousandths of an em, in steps. */
  private excessGap(index: number): number {
    const run = this.current.runs[index];
    const item = this.current.items[index];
    if (run === undefined || item === undefined) return 0;
    if (run.piece.kind === 'space' || this.current.encoded[index]?.lastCode === 0) return 0;
    const following = this.current.nextWord(index);
    if (following >= this.current.count) return 0;
    const next = this.current.runs[following];
    const nextItem = this.current.items[following];
    if (next === undefined || nextItem === undefined) return 0;
    const { size } = run.piece.range.style;
    const gap =
      (nextItem.x + next.x - item.x - run.x) / (size * item.line.expansion) - run.piece.advance / size;
    const isBeforeMark = this.current.encoded[following]?.startsWithMark === true;
    const limit = isBeforeMark ? widestGapBeforeMark : widestGap;
    if (gap <= limit || gap > widestWordSpace) return 0;
    const left = isBeforeMark ? gapLeftBeforeMark : widestGap;
    return Math.floor(((gap - left) * thousandths) / widthStep) * widthStep;
  }

  /** Guards before a run (rule 5 of `encode-text.ts`), in codes of its font. */
  private guardBefore(index: number): void {
    const run = this.current.runs[index];
    const codes = this.current.encoded[index];
    const leftRun = this.current.runs[index - 1];
    const left = this.current.encoded[index - 1];
    if (run === undefined || codes === undefined) return;
    if (leftRun === undefined || left === undefined || leftRun.piece.level === run.piece.level) {
      if (!codes.startsNumberLike && left?.endsNumberLike !== true) return;
    } else if (!isRightToLeft(leftRun) && left.endsNeutral) {
      this.content.showBlank(codes.font.blankCode(leftToRightMark));
    }
    if (left !== undefined && left.tailStart < left.end && this.current.turnsAt(index)) this.wideGuard(index);
    else this.content.showBlank(codes.font.blankCode(rightToLeftMark));
  }

  /** A guard behind a bracket's own: PDFium adds a space between two pieces where neither code has a width. */
  private wideGuard(index: number): void {
    const run = this.current.runs[index];
    const codes = this.current.encoded[index];
    const item = this.current.items[index];
    if (run !== undefined && codes !== undefined && item !== undefined)
      this.seamSpace(item, run, codes, [rightToLeftMark]);
  }

  private guardAtEnd(): void {
    const run = this.current.runs[this.current.count - 1];
    const codes = this.current.encoded[this.current.count - 1];
    if (run === undefined || codes === undefined || isRightToLeft(run) || !codes.endsNeutral) return;
    this.content.showBlank(codes.font.blankCode(leftToRightMark));
  }

  /**
   * A space at the right end of every row (rule 8 of `encode-text.ts`): in a right-to-left line it stands
   * for the one that the line break before it took, in the other for the one at its own end.
   */
  private spaceAtEnd(): void {
    const run = this.current.runs[this.current.count - 1];
    const item = this.current.items[this.current.count - 1];
    const codes = this.current.encoded[this.current.count - 1];
    if (run === undefined || item === undefined || codes === undefined) return;
    const isCut = this.current.startsAtRight(this.current.count - 1)
      ? this.cutAt === item.line.start
      : run.piece.end === item.line.end && !item.line.isLast;
    if (!isCut) this.content.showBlank(codes.font.blankCode(' '));
    this.cutAt = this.current.cutAt;
  }

  private mark(
    element: StructureElement | undefined,
    item: number,
    start: number,
    isWhole: boolean,
    { artifact = 'layout', box }: MarkDetails = {},
  ): void {
    const owner = element ?? artifact;
    if (owner === this.open && isWhole && this.holdsWholeLines) return;
    if (element === undefined) {
      this.content.artifact(artifact);
    } else {
      this.content.mark(standardType(element), this.marks.length);
      this.marks.push(box === undefined ? { element, item, start } : { element, item, start, box });
    }
    this.open = owner;
    this.holdsWholeLines = isWhole;
  }

  finish(): PaintedPage {
    return {
      content: this.content.finish(),
      marks: this.marks,
      links: this.links,
      names: this.names,
    };
  }
}
