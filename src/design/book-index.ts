/**
 * The index: a line a term under its letter, the term with the numbers of its pages, which only the paginator
 * knows, each a link of its own. Turned lines hang. In: the groups of `book/book-index.ts`; out: paragraphs.
 */

import { type IndexEntry, indexWords } from '../book/book-index.ts';
import { inDigits } from '../numbering.ts';
import { paragraphBlock, paragraphStyle } from './blocks.ts';
import type { Dressing, Surroundings } from './dressing.ts';
import { append, type GrowingElement } from './structure-builder.ts';
import type {
  LinkTarget,
  ParagraphBlock,
  StyledBlock,
  StyledRange,
  StyledText,
  TextStyle,
} from './styled.ts';

/** How far turned lines hang, in ems; and the space above a letter, in lines. */
const HANG = 1.5;
const ABOVE_LETTER = 0.5;
/** Holds the place of page numbers until they are known. */
const USUAL_PAGES = 88;

/** Dresses the index where it stands. */
export function dressIndex(around: Surroundings): readonly StyledBlock[] {
  const { dressing } = around;
  const parent = append(around.parent, 'section');
  const terms = new Map(
    dressing.index.flatMap(({ entries }) => entries).map(({ term }, place) => [term, anchorOf(place)]),
  );
  return dressing.index.flatMap(({ letter, entries }) => [
    dressLetter(letter, { ...around, parent }),
    ...entries.map((entry) => dressEntry(entry, terms, { ...around, parent })),
  ]);
}

const anchorOf = (place: number): string => `warraq-term-${place + 1}`;

function dressLetter(letter: string, around: Surroundings): ParagraphBlock {
  const { design, styles } = around.dressing;
  const look = { ...design.headings.h4, align: 'start', indent: 0 } as const;
  const element = append(around.parent, 'paragraph');
  const text = new Writer(styles.text(design.headings.h4));
  text.add(letter);
  const style = paragraphStyle(look, around, {
    before: ABOVE_LETTER,
    keepWithNext: true,
    keepTogether: true,
  });
  return paragraphBlock(text.result(), style, element);
}

function dressEntry(
  { term, anchors, see }: IndexEntry,
  terms: ReadonlyMap<string, string>,
  around: Surroundings,
): ParagraphBlock {
  const { dressing } = around;
  const { styles, digits } = dressing;
  const words = indexWords(dressing.language);
  const element = append(around.parent, 'paragraph');
  const text = new Writer(styles.text(around.look));
  text.add(term);
  if (anchors.length > 0) {
    text.add(words.comma);
    const places = anchors.map((anchor) => ({ anchor, element: append(element, 'link', { alt: term }) }));
    text.add(inDigits(USUAL_PAGES, digits), {
      generated: { kind: 'pages', places, comma: words.comma },
    });
  }
  for (const [index, other] of see.entries()) {
    text.add(index === 0 ? `${words.comma}${words.see}` : words.comma);
    text.add(other, linkTo(terms.get(other), other, element));
  }
  return { ...paragraphBlock(text.result(), hanging(around), element), anchor: terms.get(term) };
}

/** A reference to another term of the index; plain words where there is no such term. */
function linkTo(anchor: string | undefined, term: string, parent: GrowingElement): Partial<StyledRange> {
  if (anchor === undefined) return {};
  const link: LinkTarget = { kind: 'anchor', anchor };
  return { link, element: append(parent, 'link', { alt: term }) };
}

const hangings = new WeakMap<Dressing, ParagraphBlock['style']>();

function hanging(around: Surroundings): ParagraphBlock['style'] {
  const known = hangings.get(around.dressing);
  if (known !== undefined) return known;
  const hang = around.dressing.styles.ems(HANG);
  const look = { ...around.look, align: 'start', indent: 0 } as const;
  const plain = paragraphStyle(look, around, { insetStart: around.insetStart + hang });
  const style = { ...plain, indent: -hang };
  hangings.set(around.dressing, style);
  return style;
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

  result(): StyledText {
    return { text: this.#text, ranges: this.#ranges };
  }
}
