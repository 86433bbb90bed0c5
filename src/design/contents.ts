/** The contents: one entry for each heading of the outline, down to the level that the design lists. */

import type { Outline, OutlineEntry } from '../book/outline.ts';
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
      if (entry.depth > levels) continue;
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

function dressEntry(entry: OutlineEntry, list: GrowingElement, dressing: Dressing): ContentsEntry {
  const { design, styles } = dressing;
  const { entries, leader, leaderSpacing, leaderColor } = design.contents;
  const look: Look = entries[entry.depth - 1] ?? entries.at(-1) ?? design.quote;
  const reference = append(append(list, 'contents-entry'), 'reference');
  const element = append(reference, 'link', { alt: entry.title });
  const dots = styles.text({ font: look.font, weight: 'regular', size: look.size, color: leaderColor });
  return {
    kind: 'contents-entry',
    text: flatten(entry.heading.children, styles.text(look), element, dressing, 'words'),
    style: paragraphStyle(look, onPage(dressing, list, look), {
      before: look.before,
      after: look.after,
      keepTogether: true,
    }),
    target: entry.anchor,
    numberStyle: styles.text(look),
    leader: leader === '' ? undefined : { text: leader, style: dots, spacing: styles.ems(leaderSpacing) },
    element,
  };
}
