/**
 * Painting: placed pages become content streams. In come pages with x rightward and y downward; out come
 * operators, the owners of the marked content on each page, and the areas of its links. Here, and only
 * here, y is turned upward. No layout decision is taken: the one thing added is what `encode-text.ts` asks
 * for at the seams between runs.
 */

import type { Image } from '../book/block.ts';
import type { StructureElement } from '../book/structure.ts';
import type { PlacedRun } from '../break/line.ts';
import type { Page, TextItem } from '../paginate/page.ts';
import type { Length } from '../units.ts';
import type { CidFont } from './cid-font.ts';
import { Content } from './content.ts';
import {
  blankCode,
  codeBytes,
  type EncodedRun,
  leftToRightMark,
  rightToLeftMark,
  type TextEncoding,
} from './encode-text.ts';
import { type LinkArea, linkAreas } from './links.ts';
import { standardType } from './standard-types.ts';

/** A marked-content sequence of a page; its identifier is its place in `PaintedPage.marks`. */
export interface Mark {
  readonly element: StructureElement;
  /** Place in reading order on the page: item, then first character in the paragraph. */
  readonly item: number;
  readonly start: number;
}

export interface PaintedPage {
  readonly content: Uint8Array;
  readonly marks: readonly Mark[];
  readonly links: readonly LinkArea[];
  readonly images: readonly Image[];
}

export interface PaintContext {
  readonly text: TextEncoding;
  readonly width: Length;
  readonly height: Length;
  /** Resource name of an image; undefined for one that could not be embedded. */
  readonly imageName: (image: Image) => string | undefined;
}

/** Paints one page. */
export function paintPage(page: Page, context: PaintContext): PaintedPage {
  const painter = new PagePainter(context);
  if (page.background !== undefined) {
    painter.rule(0, 0, context.width, context.height, page.background);
  }
  page.items.forEach((item, index) => {
    if (item.kind === 'text') painter.text(item, index);
    else if (item.kind === 'rule') painter.rule(item.x, item.y, item.width, item.height, item.color);
    else painter.image(item.image, item, item.element, index);
  });
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

class PagePainter {
  private readonly context: PaintContext;
  private readonly content = new Content();
  private readonly marks: Mark[] = [];
  private readonly links: LinkArea[] = [];
  private readonly images: Image[] = [];
  /** Owner of the open mark: an element, or null for an artifact; undefined when none is open. */
  private open: StructureElement | null | undefined = undefined;
  /** True while the open mark holds whole lines only, so that the next line may join it. */
  private holdsWholeLines = false;

  constructor(context: PaintContext) {
    this.context = context;
  }

  rule(x: Length, y: Length, width: Length, height: Length, color: string): void {
    this.mark(undefined, 0, 0, true);
    this.content.rectangle(x, this.context.height - y - height, width, height, color);
  }

  image(
    image: Image,
    box: { readonly x: Length; readonly y: Length; readonly width: Length; readonly height: Length },
    element: StructureElement | undefined,
    index: number,
  ): void {
    const name = this.context.imageName(image);
    if (name === undefined) return;
    this.mark(element, index, 0, false);
    this.content.image(name, box.x, this.context.height - box.y - box.height, box.width, box.height);
    this.images.push(image);
  }

  text(item: TextItem, index: number): void {
    const segments = ownedSegments(item);
    const encoded = item.line.runs.map(({ piece }) => this.context.text.encode(piece.run));
    // A line whose left end is a vowel has marked content of its own: pdf.js, which ends its piece of text
    // there, would otherwise give the vowel to the first word of the line before, and not only to the last.
    const isWhole = segments.length === 1 && encoded[0]?.startsWithMark !== true;
    for (const { from, to, element } of segments) {
      this.mark(element, index, firstCharacter(item.line.runs, from, to), isWhole);
      this.runs(item, encoded, from, to);
    }
    this.links.push(...linkAreas(item, this.context.height));
  }

  /** Shows the runs of a line from `from` to `to`. */
  private runs(item: TextItem, encoded: readonly EncodedRun[], from: number, to: number): void {
    const { runs } = item.line;
    let isNarrowed = false;
    for (let index = from; index < to; index++) {
      const run = runs[index];
      const codes = encoded[index];
      if (run === undefined || codes === undefined || codes.codes === '') continue;
      const isBlankSpace = isNarrowed && run.piece.kind === 'space';
      if (!isBlankSpace) this.moveTo(item, run, codes.font);
      this.content.show(guardBefore(runs, encoded, index), 0);
      if (isBlankSpace) this.content.show(blankCodes(codes.font, run.piece.run.text), 0);
      else isNarrowed = this.word(codes, this.excessGap(item, encoded, index));
    }
    if (to === runs.length) this.content.show(guardAtEnd(runs, encoded), 0);
  }

  private moveTo(item: TextItem, run: PlacedRun, font: CidFont): void {
    const { style } = run.piece.range;
    const baseline = this.context.height - item.y + style.rise;
    this.content.setState(font, style.size, style.color, item.line.expansion);
    this.content.moveTo(item.x + run.x, baseline);
  }

  /** Shows a run, its last code wider by `excess` thousandths of an em; true if there was any. */
  private word(run: EncodedRun, excess: number): boolean {
    const { unitsPerEm } = run.font.face;
    if (excess === 0) {
      this.content.show(run.codes, run.advance / unitsPerEm);
      return false;
    }
    const extra = Math.round((excess * unitsPerEm) / thousandths);
    const wider = run.font.widerCode(run.lastCode, extra);
    this.content.show(run.head + codeBytes(wider), (run.advance + extra) / unitsPerEm);
    return true;
  }

  /** By how much the gap after a word is too wide for pdf.js, in thousandths of an em, in steps. */
  private excessGap({ line }: TextItem, encoded: readonly EncodedRun[], index: number): number {
    const run = line.runs[index];
    if (run === undefined || run.piece.kind === 'space' || encoded[index]?.lastCode === 0) return 0;
    const following = nextWord(line.runs, index);
    const next = line.runs[following];
    if (next === undefined) return 0;
    const em = run.piece.range.style.size * line.expansion;
    const gap = (next.x - run.x) / em - run.piece.advance / run.piece.range.style.size;
    const isBeforeMark = encoded[following]?.startsWithMark === true;
    const limit = isBeforeMark ? widestGapBeforeMark : widestGap;
    if (gap <= limit || gap > widestWordSpace) return 0;
    const left = isBeforeMark ? gapLeftBeforeMark : widestGap;
    return Math.floor(((gap - left) * thousandths) / widthStep) * widthStep;
  }

  private mark(element: StructureElement | undefined, item: number, start: number, isWhole: boolean): void {
    const owner = element ?? null;
    if (owner === this.open && isWhole && this.holdsWholeLines) return;
    if (element === undefined) {
      this.content.mark('Artifact', undefined);
    } else {
      this.content.mark(standardType(element), this.marks.length);
      this.marks.push({ element, item, start });
    }
    this.open = owner;
    this.holdsWholeLines = isWhole;
  }

  finish(): PaintedPage {
    return {
      content: this.content.bytes(),
      marks: this.marks,
      links: this.links,
      images: this.images,
    };
  }
}

interface Segment {
  readonly from: number;
  readonly to: number;
  readonly element: StructureElement | undefined;
}

/** Runs of a line, in visual order, cut where the owner changes. */
function ownedSegments(item: TextItem): readonly Segment[] {
  const { runs } = item.line;
  const segments: Segment[] = [];
  const owner = (index: number): StructureElement | undefined =>
    runs[index]?.piece.range.element ?? item.element;
  for (let from = 0; from < runs.length; ) {
    const element = owner(from);
    let to = from + 1;
    while (to < runs.length && owner(to) === element) to++;
    segments.push({ from, to, element });
    from = to;
  }
  return segments;
}

function firstCharacter(runs: readonly PlacedRun[], from: number, to: number): number {
  return runs
    .slice(from, to)
    .reduce((first, run) => Math.min(first, run.piece.start), Number.POSITIVE_INFINITY);
}

/** The word at the right of a run with only spaces between. */
function nextWord(runs: readonly PlacedRun[], index: number): number {
  let next = index + 1;
  while (runs[next]?.piece.kind === 'space') next++;
  return next;
}

const isRightToLeft = (run: PlacedRun): boolean => run.piece.level % 2 === 1;

/** Guards before a run of a line in visual order (rule 5 of `encode-text.ts`), in codes of its font. */
function guardBefore(runs: readonly PlacedRun[], encoded: readonly EncodedRun[], index: number): string {
  const run = runs[index];
  const codes = encoded[index];
  const leftRun = runs[index - 1];
  const left = encoded[index - 1];
  if (run === undefined || codes === undefined) return '';
  const guard = codes.startsNumberLike || left?.endsNumberLike === true;
  if (leftRun === undefined || left === undefined || leftRun.piece.level === run.piece.level) {
    return guard ? blankCode(codes.font, rightToLeftMark) : '';
  }
  const isHeld = !isRightToLeft(leftRun) && left.endsNeutral;
  return (isHeld ? blankCode(codes.font, leftToRightMark) : '') + blankCode(codes.font, rightToLeftMark);
}

function guardAtEnd(runs: readonly PlacedRun[], encoded: readonly EncodedRun[]): string {
  const run = runs.at(-1);
  const codes = encoded.at(-1);
  const isNeeded = run !== undefined && codes !== undefined && !isRightToLeft(run) && codes.endsNeutral;
  return isNeeded ? blankCode(codes.font, leftToRightMark) : '';
}

const blankCodes = (font: CidFont, text: string): string =>
  Array.from(text, (character) => blankCode(font, character)).join('');
