/** The contents: one entry for each heading of the outline, down to the level that the design lists. */

import type { Inline } from '../book/inline.ts';
import { type Outline, type OutlineEntry } from '../book/outline.ts';
import type { Drawings } from '../drawing.ts';
import { paragraphBlock, paragraphStyle } from './blocks.ts';
import { headpiece } from './chapters.ts';
import type { Look } from './design.ts';
import type { Dressing } from './dressing.ts';
import { flatten, plain } from './inlines.ts';
import { onPage, section } from './sections.ts';
import { append, type GrowingElement } from './structure-builder.ts';
import type { Place } from './style-sheet.ts';
import type { ContentsEntry, StyledSection } from './styled.ts';

/** The entries that the contents list, in reading order. */
export function listedEntries(outline: Outline, levels: number): readonly OutlineEntry[] {
  const listed: OutlineEntry[] = [];
  const visit = (entries: readonly OutlineEntry[]): void => {
    for (const entry of entries) {
      if (entry.rank > levels) continue;
      listed.push(entry);
      visit(entry.children);
    }
  };
  visit(outline.entries);
  return listed;
}

/** The contents page; in front it is numbered with the front matter, at the back with the text. */
export function dressContents(
  entries: readonly OutlineEntry[],
  place: 'front' | 'back',
  drawings: Drawings,
  parent: GrowingElement,
  dressing: Dressing,
): StyledSection {
  const { design, styles, terms } = dressing;
  const look = design.contents.title;
  const around = onPage(dressing, parent, look);
  const heading = append(parent, 'heading', { level: 1 });
  const title = paragraphBlock(
    plain(terms.contents, styles.text(look)),
    paragraphStyle(look, around, {
      before: look.before,
      after: look.after,
      keepWithNext: true,
      keepTogether: true,
    }),
    heading,
  );
  const list = append(parent, 'contents');
  const together = entriesTogether(entries);
  const crown = design.contents.headpiece ? headpiece(drawings, dressing) : [];
  const head = plain(terms.contents, styles.text(design.heads));
  return section('contents', {
    opens: place === 'front' ? 'recto' : 'page',
    numbering: place === 'front' ? 'front' : 'main',
    showsFolio: true,
    head: { verso: head, recto: head },
    title: terms.contents,
    blocks: [
      ...crown,
      title,
      ...entries.map((entry, index) => {
        // What stands under an entry is never parted from it.
        const keepWithNext = (entries[index + 1]?.rank ?? 0) > entry.rank;
        const ties = { keepWithNext, prefersNext: together[index] === true };
        return dressEntry(entry, entries[index - 1], ties, list, dressing);
      }),
    ],
  });
}

/** The heading's words, behind its number. */
function wordsOf({ heading, label }: OutlineEntry): readonly Inline[] {
  if (label === undefined) return heading.children;
  const span = { ...heading.span, end: heading.span.start };
  const isBare = heading.children.length === 0;
  return [{ kind: 'text', text: isBare ? label : `${label}: `, span }, ...heading.children];
}

/** Entries of a part that had better stand on one page with it: half of what the smallest page holds. */
const mostTogether = 12;

/** Which entries had better not be parted from the next: both are of one part that is not long. */
function entriesTogether(entries: readonly OutlineEntry[]): readonly boolean[] {
  const together = entries.map(() => false);
  let part: number | undefined;
  const close = (end: number): void => {
    if (part !== undefined && end - part <= mostTogether) together.fill(true, part, end - 1);
  };
  for (const [index, { rank }] of entries.entries()) {
    if (rank > 0) continue;
    close(index);
    part = index;
  }
  close(entries.length);
  return together;
}

/** An entry after another one in the list. */
function dressEntry(
  entry: OutlineEntry,
  previous: OutlineEntry | undefined,
  ties: Pick<Place, 'keepWithNext' | 'prefersNext'>,
  list: GrowingElement,
  dressing: Dressing,
): ContentsEntry {
  const { design, styles } = dressing;
  const { entries, groups, leader, leaderSpacing, leaderColor, numbers, numberPlace } = design.contents;
  const look: Look =
    entry.rank === 0 ? design.contents.part : (entries[entry.rank - 1] ?? entries.at(-1) ?? design.quote);
  const reference = append(append(list, 'contents-entry'), 'reference');
  const element = append(reference, 'link');
  const isSpaced = !groups || entry.rank === 0 || (previous?.rank ?? 0) > entry.rank;
  const dots = styles.text({ font: look.font, weight: 'regular', size: look.size, color: leaderColor });
  return {
    kind: 'contents-entry',
    text: flatten(wordsOf(entry), styles.text(look), element, dressing, 'words'),
    style: paragraphStyle(look, onPage(dressing, list, look), {
      before: isSpaced ? look.before : 0,
      after: look.after,
      ...ties,
      keepTogether: true,
    }),
    target: entry.anchor,
    numberStyle: styles.text(numbers[entry.rank - 1] ?? numbers.at(-1) ?? look),
    numberPlace,
    leader: leader === '' ? undefined : { text: leader, style: dots, spacing: styles.ems(leaderSpacing) },
    element,
  };
}
