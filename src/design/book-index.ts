/**
 * The index, in columns: a line a term under its letter, the term with the numbers of its pages, which only the
 * paginator knows, each a link of its own. Turned lines hang. In: the groups of `book/book-index.ts`; out: blocks.
 */

import { type IndexEntry, indexWords } from '../book/book-index.ts';
import { isolatesBeforeNumbers } from '../book/language.ts';
import { inDigits } from '../numbering.ts';
import { paragraphBlock, paragraphStyle } from './blocks.ts';
import type { Surroundings } from './dressing.ts';
import { append, type GrowingElement } from './structure-builder.ts';
import type {
  LinkTarget,
  ParagraphBlock,
  StyledBlock,
  StyledRange,
  StyledText,
  TextStyle,
} from './styled.ts';

/** Holds the place of page numbers until they are known. */
const USUAL_PAGES = 88;

/** Dresses the index where it stands. */
export function dressIndex(around: Surroundings): readonly StyledBlock[] {
  const { dressing } = around;
  const parent = append(around.parent, 'section');
  const terms = new Map(
    dressing.index.flatMap(({ entries }) => entries).map(({ term }, place) => [term, anchorOf(place)]),
  );
  const { columns: count, gap } = dressing.design.index;
  const children = dressing.index.flatMap(({ letter, entries }) => [
    dressLetter(letter, { ...around, parent }),
    // A letter’s last two terms are never parted, nor the letter from its first.
    ...entries.map((entry, place) =>
      dressEntry(entry, terms, place === entries.length - 2, { ...around, parent }),
    ),
  ]);
  if (count === 1 || children.length === 0) return children;
  return [{ kind: 'columns', count, gap: dressing.styles.ems(gap), children }];
}

const anchorOf = (place: number): string => `warraq-term-${place + 1}`;

function dressLetter(letter: string, around: Surroundings): ParagraphBlock {
  const { design, styles } = around.dressing;
  const { letter: look } = design.index;
  const element = append(around.parent, 'paragraph');
  const text = new Writer(styles.text(look));
  text.add(letter);
  const style = paragraphStyle(look, around, {
    before: look.before,
    keepWithNext: true,
    keepTogether: true,
  });
  return paragraphBlock(text.result(), style, element);
}

function dressEntry(
  { term, anchors, see }: IndexEntry,
  terms: ReadonlyMap<string, string>,
  keepWithNext: boolean,
  around: Surroundings,
): ParagraphBlock {
  const { dressing } = around;
  const { design, styles, digits } = dressing;
  const words = indexWords(dressing.language);
  const element = append(around.parent, 'paragraph');
  const text = new Writer(styles.text(design.index.text));
  text.addIsolated(term, dressing.direction);
  if (anchors.length > 0) {
    text.add(words.comma);
    const places = anchors.map((anchor) => ({ anchor, element: append(element, 'link') }));
    text.add(inDigits(USUAL_PAGES, digits), {
      generated: { kind: 'pages', places, comma: words.comma },
    });
  }
  for (const [index, other] of see.entries()) {
    text.add(index === 0 ? `${words.comma}${words.see}` : words.comma);
    text.addIsolated(other, dressing.direction, linkTo(terms.get(other), element));
  }
  return {
    ...paragraphBlock(text.result(), hanging(keepWithNext, around), element),
    anchor: terms.get(term),
  };
}

/** A reference to another term of the index; plain words where there is no such term. */
function linkTo(anchor: string | undefined, parent: GrowingElement): Partial<StyledRange> {
  if (anchor === undefined) return {};
  const link: LinkTarget = { kind: 'anchor', anchor };
  return { link, element: append(parent, 'link') };
}

function hanging(keepWithNext: boolean, around: Surroundings): ParagraphBlock['style'] {
  const { design, styles } = around.dressing;
  const hang = styles.ems(design.index.hang);
  const insetStart = around.insetStart + hang;
  return { ...paragraphStyle(design.index.text, around, { insetStart, keepWithNext }), indent: -hang };
}

/** A text of one style, written piece by piece. */
class Writer {
  readonly #style: TextStyle;
  readonly #ranges: StyledRange[] = [];
  #text = '';

  constructor(style: TextStyle) {
    this.#style = style;
  }

  add(text: string, properties: Partial<StyledRange> = {}): void {
    if (text === '') return;
    const start = this.#text.length;
    this.#text += text;
    this.#ranges.push({
      start,
      end: this.#text.length,
      style: this.#style,
      element: undefined,
      link: undefined,
      note: undefined,
      anchor: undefined,
      span: undefined,
      ...properties,
    });
  }

  /** A term, with pages or another term behind it. */
  addIsolated(term: string, direction: 'rtl' | 'ltr', properties: Partial<StyledRange> = {}): void {
    const { start = '', end = '' } = isolatesBeforeNumbers(term, direction) ?? {};
    this.add(start, { ...properties, isControl: true });
    this.add(term, properties);
    this.add(end, { ...properties, isControl: true });
  }

  result(): StyledText {
    return { text: this.#text, ranges: this.#ranges };
  }
}
