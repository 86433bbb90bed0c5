/** The contents: one entry for each heading of the outline, down to the level that the design lists. */

import type { Inline } from '../book/inline.ts';
import { fullTitle, type Outline, type OutlineEntry } from '../book/outline.ts';
import { paragraphBlock, paragraphStyle } from './blocks.ts';
import type { Look } from './design.ts';
import type { Dressing } from './dressing.ts';
import { flatten, plain } from './inlines.ts';
import { onPage, section } from './sections.ts';
import { append, type GrowingElement } from './structure-builder.ts';
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
  const head = plain(terms.contents, styles.text(design.heads));
  return section('contents', {
    opens: place === 'front' ? 'recto' : 'page',
    numbering: place === 'front' ? 'front' : 'main',
    showsFolio: true,
    head: { verso: head, recto: head },
    title: terms.contents,
    blocks: [title, ...entries.map((entry) => dressEntry(entry, list, dressing))],
  });
}

/** The heading's words, behind its number. */
function wordsOf({ heading, label }: OutlineEntry): readonly Inline[] {
  if (label === undefined) return heading.children;
  const span = { ...heading.span, end: heading.span.start };
  const isBare = heading.children.length === 0;
  return [{ kind: 'text', text: isBare ? label : `${label}: `, span }, ...heading.children];
}

function dressEntry(entry: OutlineEntry, list: GrowingElement, dressing: Dressing): ContentsEntry {
  const { design, styles } = dressing;
  const { entries, leader, leaderSpacing, leaderColor, numbers, numberPlace } = design.contents;
  const look: Look =
    entry.rank === 0 ? design.contents.part : (entries[entry.rank - 1] ?? entries.at(-1) ?? design.quote);
  const reference = append(append(list, 'contents-entry'), 'reference');
  const element = append(reference, 'link', { alt: fullTitle(entry) });
  const dots = styles.text({ font: look.font, weight: 'regular', size: look.size, color: leaderColor });
  return {
    kind: 'contents-entry',
    text: flatten(wordsOf(entry), styles.text(look), element, dressing, 'words'),
    style: paragraphStyle(look, onPage(dressing, list, look), {
      before: look.before,
      after: look.after,
      keepTogether: true,
    }),
    target: entry.anchor,
    numberStyle: styles.text(numbers[entry.rank - 1] ?? numbers.at(-1) ?? look),
    numberPlace,
    leader: leader === '' ? undefined : { text: leader, style: dots, spacing: styles.ems(leaderSpacing) },
    element,
  };
}
