/**
 * How text is written so that readers get it back. Out of a PDF come positions and codes, and every reader
 * rebuilds Arabic from them by its own guesses; the form below is the one that most of them undo rightly.
 *
 * 1. Visual order. Codes stand in the line from left to right, as drawn. poppler, pdf.js, PDFium and
 *    MuPDF (1.28) all turn right-to-left text round themselves; given logical order they turn it wrongly,
 *    and pdf.js then also loses the spaces. No ActualText: poppler, PDFium and MuPDF turn that round too.
 * 2. One code = one character. A cluster (m glyphs for n characters: a ligature, a letter of several
 *    pieces, a letter with its dots) becomes one composite glyph with its offsets inside, drawn by the
 *    first of n codes; the others are blank, and the cluster's advance is shared among the n. ToUnicode
 *    then never has to order letters, and it names the logical character: `(` even where the mirrored
 *    glyph is drawn. The composites' advances are the shaped ones, kerning included, so a word has no
 *    jumps that could be taken for spaces.
 * 3. A mark without advance (a vowel) has a code of its own, of no width, its offset inside the glyph:
 *    everything stands on the baseline in one TJ. The same mark twice at nearly one place is taken for
 *    false bold by poppler and dropped; the second one therefore gets a width, and before the next letter comes a
 *    step back: one for all marks of a letter, since pdf.js counts no mark's width and ends a piece at a step of more
 *    than 0.2 em. Where a font gives a mark an advance, the letter at its right takes it: MuPDF counts none either.
 * 4. Spaces are written, as wide as the font has them; what justification adds is a TJ step. pdf.js joins
 *    two words of a line only over a gap between 0.102 and 0.6 em, else it flips their order: a wider gap
 *    is narrowed by widening the code at its left (a variant with the same ink). If the word at the right
 *    ends in a vowel, pdf.js adds a space after the vowel as well unless the gap is under 0.1 em.
 * 5. Guards. poppler takes `، . : / % -` and others for parts of numbers and swaps them with their
 *    neighbours inside Arabic. A blank code for U+200F RIGHT-TO-LEFT MARK on both sides, and wherever the
 *    embedding level changes, holds them; U+200E holds the punctuation at the right end of Latin text.
 * 6. A kashida that justification put in belongs to the ink of the letter that follows it: U+0640 that the
 *    author did not write is never text.
 * 7. What stands beside a line's first word (a bullet, a list's number) is painted before it, as one glyph
 *    without width and a space. pdf.js then ends a line of its own behind it, MuPDF too; poppler and PDFium
 *    put it before the words. Its characters stand in logical order: at one place and each between guards nobody
 *    turns them round, but pdf.js at the top of a page. Letters (يا) are one code, of visual order: all but MuPDF
 *    turn it round, and parted by guards they would be two words in pdf.js. With widths pdf.js would join it to the
 *    first word, or give it after the last.
 *
 * 8. Every line ends, at its right, in a space without width. Readers that put lines together (copying a
 *    paragraph, reading aloud) then never join two words; and a vowel at the left end of the next line, which
 *    pdf.js and MuPDF take for the end of this one, does not spoil the word that stands here.
 *
 * 9. PDFium mirrors brackets and quotation marks inside Arabic (“ ” too, which Unicode does not), unless what
 *    stands at their right is left-to-right: there goes U+200E, and U+200F at their left brings the line back.
 *    MuPDF judges a code by its first character and would cut the line at U+200E alone; behind U+2060 WORD
 *    JOINER in the same code it takes it for part of the Arabic.
 * 10. A line is cut where the structure tree or the font cuts it: at a foreign word, a note's mark, a link. The
 *    pieces are painted in reading order, for pdf.js gives them so. It drops the spaces at their ends, all but
 *    one that shares a code with another character, not itself a space, before it: U+061C ARABIC LETTER MARK;
 *    between two pieces of Latin U+200E, for with the other poppler gives them from right to left.
 * 11. pdf.js takes a piece for left-to-right if less than 0.3 of its characters are Arabic letters: a line that
 *    is Latin for the most part, a short one of vowels and digits. There as many U+061C as are wanting stand, up
 *    to seven, in one code with a space, at the left end: as text, behind the last word.
 * 12. The end of a verse, U+06DD with its number in it (۝١), is one code of all its characters: pdf.js drops a
 *    code that ends in a format character, which U+06DD is. PDFium and pdf.js give it as written; poppler and MuPDF
 *    take U+06DD for a letter and give the number first. They want it behind the number, where pdf.js loses it and
 *    PDFium turns it: no order suits all four, and this one loses nothing.
 *
 * 13. MuPDF cuts a right-to-left line at European digits and Latin, and gives the pieces from left to right. So the
 * line is cut there as by rule 10: pieces in reading order, back to the left by a jump, come right in it, and
 * pdf.js takes Latin for Latin. Each has a text operator of its own: PDFium sorts such by place. It adds a space
 * between two codes without width: behind a bracket's guard the next one is given some.
 *
 * 14. What stands higher than its line, a note's mark, is raised within its glyphs and has the line's baseline: PDFium
 *    sorts by place only what has one baseline, and pdf.js and poppler end a line at another.
 * 15. pdf.js drops a code that is nothing but a format character. So U+200C ZERO WIDTH NON-JOINER shares the code of the
 *    letter before it; a vowel beside a dash, a quotation mark or dots, which it would follow, has U+061C before it.
 *
 * Measured word by word on a plain article with lists and notes: 100 % exact in poppler and pdf.js, 99.6 in
 * MuPDF, 99.5 in PDFium; fully vocalised: 99.98, 99.7, 98.9 and 99.99; a page of Latin, digits, brackets and
 * addresses: 100, 100, 86 and 86. What is left: MuPDF turns Arabic digits round, parts a word at a European number
 * that touches it, and moves % and ± from their numbers, and has a note's mark on a line of its own; PDFium gives the
 * words of Latin from right to left, in lines of their own too, since the file says that it is read from the right
 * (/Direction /R2L), and a space between foreign text of its own and a bracket; pdf.js and MuPDF give ﷺ in words,
 * spelt backwards. Readers that print codes as they stand (MuPDF
 * before 1.28, Ghostscript, `pdfinfo -struct-text`) give every line backwards; that is the price of 1.
 *
 * In comes a glyph run, out its codes, cached by run: a book's pages are then joined from ready strings.
 */

import type { Face, GlyphRun } from '../font/font.ts';
import { ByteWriter } from './byte-writer.ts';
import { CidFont, glyphSpace } from './cid-font.ts';
import type { Part } from './glyph-builder.ts';
import { wellFormed } from './pdfkit.ts';

/** END OF AYAH, drawn round the number behind it. */
const endOfAyah = '\u{6dd}';

export const rightToLeftMark = '\u{200f}';
export const leftToRightMark = '\u{200e}';
/** Rule 9: WORD JOINER before the LEFT-TO-RIGHT MARK. */
const turnGuard = '\u{2060}\u{200e}';
/** Rule 10: a space between pieces of right-to-left text, and of the other. */
export const firmSpaces = { rtl: '\u{61c} ', ltr: `${leftToRightMark} ` } as const;

/** pdf.js takes a piece of more characters than this for right-to-left only if this share of them is. */
const shortPiece = 4;
const rightToLeftShare = 0.3;
/** MuPDF takes eight characters for one code; poppler loses a word over two such codes. */
const mostMarks = 7;

/**
 * What stands at the left of a piece of `length` characters, `strong` of them strongly right-to-left, so that pdf.js
 * takes it for right-to-left; empty where it does (rule 11).
 */
export function directionMarks(strong: number, length: number): readonly string[] {
  if (length === 1 || (strong > 0 && (length <= shortPiece || strong >= rightToLeftShare * length)))
    return [];
  // With n marks and the space behind them: strong + n >= share * (length + n + 1).
  const count = Math.ceil((rightToLeftShare * (length + 1) - strong) / (1 - rightToLeftShare)) + 1;
  return count > mostMarks ? [] : [`${'\u{61c}'.repeat(count)} `];
}

/** What of a run's text bears on how readers take the row that it stands in. */
export interface TextTraits {
  /** UTF-16 units. */
  readonly length: number;
  /** Letters of right-to-left scripts and Arabic-Indic digits among its characters, as pdf.js counts them. */
  readonly strong: number;
  readonly hasArabic: boolean;
  /** Nothing but controls that isolate or override a direction. */
  readonly isIsolate: boolean;
}

function traitsOf(text: string): TextTraits {
  let strong = 0;
  for (const character of text) if (isStrong(character)) strong++;
  return {
    length: text.length,
    strong,
    hasArabic: /[\u{600}-\u{6ef}]/u.test(text),
    isIsolate: /^[\u{202a}-\u{202e}\u{2066}-\u{2069}]+$/u.test(text),
  };
}

/** Marks of one kind nearer than this are taken for false bold, in em (poppler's limit is 0.1 to 0.15). */
const doubleMarkReach = 0.15;
/** Width that parts them, in em: just past poppler's limit. */
const doubleMarkWidth = 0.17;

/** A run as codes of an embedded font. */
export interface EncodedRun {
  readonly font: CidFont;
  /** Codes in visual order as the inside of a literal string, TJ steps as `)step(`: `start` to `end` of the pool. */
  readonly start: number;
  readonly end: number;
  /** Where the last code that is drawn begins, and where it ends; a guard may follow. */
  readonly headEnd: number;
  readonly tailStart: number;
  /** What the codes and steps advance by, in font units. */
  readonly advance: number;
  /** Code at the right end; 0 where it may not be widened. */
  readonly lastCode: number;
  /** A mark without width stands at the left end. */
  readonly startsWithMark: boolean;
  /** At the left and right end: a character that poppler takes for part of a number. */
  readonly startsNumberLike: boolean;
  readonly endsNumberLike: boolean;
  /** At the right end: neither letter nor number. */
  readonly endsNeutral: boolean;
  readonly traits: TextTraits;
}

/** A run of a label, with its place from the label's left edge in font units. */
export interface LabelRun {
  readonly run: GlyphRun;
  readonly x: number;
}

/** Encodes runs and keeps the fonts they go into. */
export class TextEncoding {
  readonly fonts: CidFont[] = [];
  private readonly current = new Map<Face, CidFont>();
  private readonly encoded = new Map<GlyphRun, EncodedRun>();
  /** The bytes of all runs, one after the other. */
  readonly pool = new ByteWriter();
  private readonly raisedRuns = new Map<GlyphRun, Map<number, GlyphRun>>();
  private lastSpace: { readonly run: GlyphRun; readonly codes: EncodedRun } | undefined = undefined;

  /** A run whose glyphs stand higher by so many font units (rule 14); the same object each time. */
  raised(run: GlyphRun, units: number): GlyphRun {
    if (units === 0) return run;
    const ofRun = this.raisedRuns.get(run) ?? new Map<number, GlyphRun>();
    this.raisedRuns.set(run, ofRun);
    const known = ofRun.get(units) ?? { ...run, yOffsets: run.yOffsets.map((offset) => offset + units) };
    ofRun.set(units, known);
    return known;
  }

  /** The codes of a run; the work is done once for each run object. */
  encode(run: GlyphRun): EncodedRun {
    // Every second run is the same space.
    if (run === this.lastSpace?.run) return this.lastSpace.codes;
    let codes = this.encoded.get(run);
    if (codes === undefined) {
      codes = new RunEncoder(run, this.fontFor(run.face), this.pool).encode();
      this.encoded.set(run, codes);
    }
    if (run.text === ' ') this.lastSpace = { run, codes };
    return codes;
  }

  /**
   * Codes of a label beside a line, its runs in logical order: all at one place and without width (rule 7).
   * Undefined where a reader would take a repeated character for false bold.
   */
  encodeLabel(runs: readonly LabelRun[]): EncodedRun | undefined {
    const [first] = runs;
    const characters = wellFormed(runs.map(({ run }) => run.text).join('')).match(labelPieces) ?? [];
    if (first === undefined || new Set(characters).size < characters.length) return undefined;
    if (runs.some(({ run }) => run.face !== first.run.face)) return undefined;
    const font = this.fontFor(first.run.face);
    const parts = runs.flatMap(({ run, x }) =>
      partsOf(run, 0, run.glyphs.length).map((part) => ({ ...part, dx: part.dx + x })),
    );
    const start = this.pool.length;
    // Guards at both ends too: poppler joined a number's point to the word behind it.
    this.pool.code(font.blankCode(rightToLeftMark));
    characters.forEach((written, index) => {
      const character = Array.from(written).reverse().join('');
      this.pool.code(font.code(index === 0 ? parts : [], character, 0));
      this.pool.code(font.blankCode(rightToLeftMark));
    });
    return {
      font,
      start,
      end: this.pool.length,
      headEnd: start,
      tailStart: this.pool.length,
      advance: 0,
      lastCode: 0,
      startsWithMark: false,
      startsNumberLike: true,
      endsNumberLike: true,
      endsNeutral: true,
      traits: traitsOf(characters.join('')),
    };
  }

  /** A full font is followed by a second one of the same face. */
  private fontFor(face: Face): CidFont {
    let font = this.current.get(face);
    if (font === undefined || !font.hasRoom) {
      font = new CidFont(face, `F${this.fonts.length + 1}`);
      this.fonts.push(font);
      this.current.set(face, font);
    }
    return font;
  }
}

/** The Arabic letters of a number (`يا`), or another character. */
const labelPieces = /(?:(?=\p{Letter})\p{Script=Arabic})+|[^]/gu;

/** Where the marks of a run stand, to tell the doubled ones. */
interface PlacedMark {
  readonly character: string;
  readonly pen: number;
}

/**
 * Encodes one run. Its visual clusters are glyphs that share a cluster value, with the characters they
 * stand for. Cluster values grow with the text: leftwards in a right-to-left run, rightwards in the other.
 * A kashida joins the cluster at its left, the letter that follows it.
 */
class RunEncoder {
  private readonly run: GlyphRun;
  private readonly font: CidFont;
  private readonly out: ByteWriter;
  private readonly isRightToLeft: boolean;
  private readonly isSpace: boolean;
  private headEnd = 0;
  private tailStart = 0;
  private advance = 0;
  private lastCode = 0;
  private pen = 0;
  /** Advance of marks (rule 3) that the next letter's code takes. */
  private carried = 0;
  /** How far widths of marks have moved the pen to the right of where it belongs. */
  private parted = 0;
  /** The vowels that come next are a letter's whose outermost one stands beside a sign. */
  private guardsMarks = false;
  /** The character at the left is a non-joiner. */
  private hasNonJoiner = false;
  private first = '';
  private previous = '';
  private marks: PlacedMark[] | undefined = undefined;

  constructor(run: GlyphRun, font: CidFont, out: ByteWriter) {
    this.run = run;
    this.font = font;
    this.out = out;
    this.isRightToLeft = run.direction === 'rtl';
    this.isSpace = isSpace(run.text);
  }

  encode(): EncodedRun {
    const { run, out } = this;
    const start = out.length;
    for (let from = 0; from < run.glyphs.length; ) {
      const end = this.numberedEnd(from, this.clusterEnd(from));
      const text = this.textOf(from, end);
      const to = this.withKashida(end);
      this.cluster(from, to, text);
      from = to;
    }
    this.stepBack();
    return {
      font: this.font,
      start,
      end: out.length,
      headEnd: this.headEnd,
      tailStart: this.tailStart,
      advance: this.advance,
      lastCode: this.lastCode,
      startsWithMark: isMark(this.first),
      startsNumberLike: this.isRightToLeft && isNumberLike(this.first),
      endsNumberLike: this.isRightToLeft && isNumberLike(this.previous),
      endsNeutral: isNeutral(this.previous),
      traits: traitsOf(this.run.text),
    };
  }

  /** One past the last glyph of the cluster that begins with glyph `from`. */
  private clusterEnd(from: number): number {
    const { clusters } = this.run;
    let to = from + 1;
    while (to < clusters.length && clusters[to] === clusters[from]) to++;
    return to;
  }

  /** Takes the number that a sign encloses: the end of a verse (rule 12). */
  private numberedEnd(from: number, to: number): number {
    if (this.isRightToLeft || !this.textOf(from, to).startsWith(endOfAyah)) return to;
    let end = to;
    while (end < this.run.glyphs.length) {
      const next = this.clusterEnd(end);
      if (!isDigits(this.textOf(end, next))) break;
      end = next;
    }
    return end;
  }

  /** The author's characters of the cluster of glyphs `from` to `to`, in logical order. */
  private textOf(from: number, to: number): string {
    const { clusters, text, kashida } = this.run;
    const start = clusters[from] ?? 0;
    const end = clusters[this.isRightToLeft ? from - 1 : to] ?? text.length;
    if (kashida === undefined) return text.slice(start, end);
    let own = '';
    for (let index = start; index < end; index++) if (!kashida.inserted.has(index)) own += text[index] ?? '';
    return own;
  }

  /** Takes the clusters at the right that are kashida only. */
  private withKashida(to: number): number {
    if (this.run.kashida === undefined) return to;
    let end = to;
    while (end < this.run.glyphs.length) {
      const next = this.clusterEnd(end);
      if (this.textOf(end, next) !== '') break;
      end = next;
    }
    return end;
  }

  private cluster(from: number, to: number, text: string): void {
    const { advances } = this.run;
    if (to - from === 1 && text.length === 1 && this.single(from, text, advances[from] ?? 0)) return;
    if (this.isRightToLeft && text === nonJoiner) {
      this.put(this.font.blankCode(rightToLeftMark), nonJoiner, 0);
      this.hasNonJoiner = true;
      return;
    }
    const parts = this.withCarried(partsOf(this.run, from, to));
    let total = this.carried;
    for (let index = from; index < to; index++) total += advances[index] ?? 0;
    const isNumbered = text.startsWith(endOfAyah) && text.length > 1;
    const characters = isNumbered ? [text] : Array.from(wellFormed(text));
    if (this.isRightToLeft) characters.reverse();
    this.pen += total - this.carried;
    if (total > 0 ? characters.every(isMark) : total === 0 && parts.length === 1) {
      this.carried = total;
      this.mark(parts, characters);
    } else {
      this.carried = 0;
      this.stepBack();
      this.letters(parts, total, characters);
    }
  }

  /** One glyph for one character, where nothing is to be done about it but a space's rule 10; false otherwise. */
  private single(index: number, text: string, advance: number): boolean {
    if (advance <= 0 || this.carried !== 0 || this.parted !== 0) return false;
    if (this.isRightToLeft && !this.isSpace && isSpace(text)) {
      this.put(this.font.code([], `${firmSpaces.rtl[0]}${text}`, advance), text, advance);
    } else {
      if (!this.isPlain(index) || isMark(text) || isSurrogate(text)) return false;
      const code = this.font.plainCode(this.run.glyphs[index] ?? 0, this.withNonJoiner(text), advance);
      this.put(code, text, advance);
      this.guardsMarks = false;
    }
    this.pen += advance;
    return true;
  }

  /** Parts moved by the advance of the marks before them, which have none of their own. */
  private withCarried(parts: readonly Part[]): readonly Part[] {
    return this.carried === 0 ? parts : parts.map((part) => ({ ...part, dx: part.dx + this.carried }));
  }

  /** A glyph at its pen position, as it is. */
  private isPlain(index: number): boolean {
    const { xOffsets, yOffsets, kashida } = this.run;
    return xOffsets[index] === 0 && yOffsets[index] === 0 && (kashida?.xScales?.[index] ?? 1) === 1;
  }

  private mark(parts: readonly Part[], characters: readonly string[]): void {
    const [first = '', ...rest] = characters;
    const em = this.run.face.unitsPerEm;
    const { parted } = this;
    const pen = this.pen + parted;
    this.marks ??= [];
    let near = 0;
    for (const other of this.marks) {
      if (other.character === first && Math.abs(other.pen - pen) < doubleMarkReach * em) near++;
    }
    this.marks.push({ character: first, pen });
    const width = Math.round(near * doubleMarkWidth * em);
    // pdf.js takes a sign above U+00FF for left-to-right, and a vowel beside it for the sign's: «رجلٌ…».
    const isGuarded = this.isRightToLeft && (isSignOfPdfjs(this.previous) || this.guardsMarks);
    this.guardsMarks = isGuarded;
    const guard = isGuarded ? guardOfVowel : '';
    const ink = parted === 0 ? parts : parts.map((part) => ({ ...part, dx: part.dx - parted }));
    this.put(this.font.code(ink, this.withNonJoiner(`${guard}${first}`), width), first, 0);
    this.parted += width;
    for (const character of rest) this.put(this.font.blankCode(`${guard}${character}`), character, 0);
  }

  /** Brings the pen back to where it belongs, behind the marks of a letter. */
  private stepBack(): void {
    this.step(-this.parted);
    this.parted = 0;
  }

  /** The characters that are no marks share the advance: readers know that marks have no width. */
  private letters(parts: readonly Part[], advance: number, characters: readonly string[]): void {
    this.guardsMarks = false;
    const positive = Math.max(0, advance);
    const wide = Math.max(1, characters.filter((character) => !isMark(character)).length);
    const share = Math.floor(positive / wide);
    let rest = positive;
    let left = wide;
    characters.forEach((character, index) => {
      const isLast = index === characters.length - 1;
      const width = isLast || (left === 1 && !isMark(character)) ? rest : isMark(character) ? 0 : share;
      if (!isMark(character)) left--;
      rest -= width;
      const text = this.withNonJoiner(character);
      this.put(this.font.code(index === 0 ? parts : [], text, width), character, width);
    });
    this.step(advance - positive);
  }

  /** What a code stands for, with the ZERO WIDTH NON-JOINER at its left (rule 15). */
  private withNonJoiner(text: string): string {
    if (!this.hasNonJoiner) return text;
    this.hasNonJoiner = false;
    return nonJoiner + text;
  }

  /** Appends a code, with a guard before it where poppler needs one. */
  private put(code: number, character: string, width: number): void {
    const { previous } = this;
    if (previous === '') this.first = character;
    const isTurned = this.isRightToLeft && isMirrored(character);
    if (
      isTurned ||
      (previous !== '' && this.isRightToLeft && (isNumberLike(previous) || isNumberLike(character)))
    ) {
      this.out.code(this.font.blankCode(rightToLeftMark));
    }
    this.headEnd = this.out.length;
    this.out.code(code);
    this.tailStart = this.out.length;
    if (isTurned) this.out.code(this.font.blankCode(turnGuard));
    this.advance += this.font.advanceOf(code);
    this.lastCode = width > 0 ? code : 0;
    this.previous = character;
  }

  /** A step of the pen in font units, as TJ has it: thousandths of an em, leftward positive. */
  private step(units: number): void {
    if (units === 0) return;
    const adjustment = Math.round((-units * glyphSpace) / this.run.face.unitsPerEm);
    this.out.ascii(`)${adjustment}(`);
    this.advance -= (adjustment * this.run.face.unitsPerEm) / glyphSpace;
    this.lastCode = 0;
  }
}

/** Glyphs `from` to `to` of a run with their offsets from the first one's left edge. */
function partsOf(run: GlyphRun, from: number, to: number): readonly Part[] {
  const { glyphs, xOffsets, yOffsets, advances, kashida } = run;
  const parts: Part[] = [];
  let x = 0;
  for (let index = from; index < to; index++) {
    const dx = x + (xOffsets[index] ?? 0);
    const xScale = kashida?.xScales?.[index] ?? 1;
    const part = { glyph: glyphs[index] ?? 0, dx, dy: yOffsets[index] ?? 0 };
    parts.push(xScale === 1 ? part : { ...part, xScale });
    x += advances[index] ?? 0;
  }
  return parts;
}

/** Nearly every character of our books; the table is asked for the others. */
const isArabicLetter = (character: string): boolean => character >= 'ؠ' && character <= 'ي';

const isMark = (character: string): boolean =>
  character > '\u{2ff}' && !isArabicLetter(character) && /^\p{M}/u.test(character);

const isNeutral = (character: string): boolean =>
  !isArabicLetter(character) && !isNumberLike(character) && !/[\p{L}\p{N}]/u.test(character);

/** Neither Arabic nor of Latin-1: dashes, quotation marks, dots. */
const isSignOfPdfjs = (character: string): boolean => character > '\u{2000}' && isNeutral(character);
const nonJoiner = '\u{200c}';
/** ARABIC LETTER MARK, in the vowel's own code. */
const guardOfVowel = '\u{61c}';

const isSpace = (text: string): boolean => !isArabicLetter(text) && /^\p{Zs}+$/u.test(text);

const isStrong = (character: string): boolean =>
  isArabicLetter(character) ||
  (/[\u{590}-\u{8ff}]/u.test(character) && /[\p{L}\u{660}-\u{669}]/u.test(character));

/** Characters that PDFium turns round inside Arabic: brackets, and quotation marks against Unicode. */
const isMirrored = (character: string): boolean =>
  !isArabicLetter(character) && /[()[\]{}<>«»‹›“”‘’„‚]/u.test(character);

const isDigits = (text: string): boolean => /^\p{Nd}+$/u.test(text);

const isSurrogate = (character: string): boolean => character >= '\u{d800}' && character <= '\u{dfff}';

/**
 * Characters that poppler's text output counts as numbers or parts of numbers (its table of character
 * types, class `#`), in the blocks that books use: ranges, both ends included.
 */
const numberLikeRanges: readonly (readonly [number, number])[] = [
  [0x23, 0x25],
  [0x2b, 0x3a],
  [0xa0, 0xa0],
  [0xa2, 0xa5],
  [0xb0, 0xb3],
  [0xb9, 0xb9],
  [0x600, 0x60c],
  [0x660, 0x66c],
  [0x6f0, 0x6f9],
  [0x2030, 0x2034],
  [0x2044, 0x2044],
  [0x2070, 0x2093],
  [0x20a0, 0x20cf],
  [0x2212, 0x2213],
];

const numberLike = new Uint8Array(numberLikeRanges.reduce((end, [, last]) => Math.max(end, last + 1), 0));
for (const [first, last] of numberLikeRanges) numberLike.fill(1, first, last + 1);

const isNumberLike = (character: string): boolean => numberLike[character.charCodeAt(0)] === 1;
