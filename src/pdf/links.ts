/**
 * Links (ISO 32000-1 12.5.6.5): the areas of a line that lead somewhere, and their annotations. Runs that
 * lie side by side and lead to the same place share one area. A link over two lines has two areas.
 */

import type { StructureElement } from '../book/structure.ts';
import { inLogicalOrder, type PlacedRun, textOfRuns } from '../break/line.ts';
import type { LinkTarget } from '../design/styled.ts';
import type { TextItem } from '../paginate/page.ts';
import type { Length } from '../units.ts';
import { byteString, type PdfDictionary, textString, wellFormed } from './pdfkit.ts';

export interface LinkArea {
  readonly target: LinkTarget;
  /** Left, bottom, right, top; y upward from the page's lower edge. */
  readonly box: readonly [Length, Length, Length, Length];
  /** What the area reads, for those who cannot see it. */
  readonly text: string;
  /** Owner of the linked text. */
  readonly element: StructureElement | undefined;
}

interface LinkedRuns {
  readonly target: LinkTarget;
  readonly runs: PlacedRun[];
}

const none: readonly LinkArea[] = [];

/** The areas of the links of a line with these runs; `height` is the page's. */
export function linkAreas(item: TextItem, runs: readonly PlacedRun[], height: Length): readonly LinkArea[] {
  if (item.target !== undefined) {
    const target = { kind: 'anchor', anchor: item.target } as const;
    return runs.length === 0 ? [] : [area(item, { target, runs: [...runs] }, height)];
  }
  if (!runs.some(({ piece }) => piece.range.link !== undefined)) return none;
  const found: LinkedRuns[] = [];
  let last: LinkedRuns | undefined;
  for (const run of runs) {
    const target = run.piece.range.link;
    if (target === undefined) {
      last = undefined;
    } else if (last !== undefined && address(last.target) === address(target)) {
      last.runs.push(run);
    } else {
      last = { target, runs: [run] };
      found.push(last);
    }
  }
  // In reading order, in which viewers go from one to the next.
  found.sort((one, other) => startOf(one) - startOf(other));
  return found.map((linked) => area(item, linked, height));
}

const address = (target: LinkTarget): string => (target.kind === 'web' ? target.url : `#${target.anchor}`);

function area(item: TextItem, { target, runs }: LinkedRuns, height: Length): LinkArea {
  const baseline = height - item.y;
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let top = baseline;
  let bottom = baseline;
  for (const { piece, x, width } of runs) {
    const { face } = piece.run;
    const { size, rise } = piece.range.style;
    const unit = size / face.unitsPerEm;
    left = Math.min(left, item.x + x);
    right = Math.max(right, item.x + x + width);
    top = Math.max(top, baseline + rise + face.ascent * unit);
    bottom = Math.min(bottom, baseline + rise + face.descent * unit);
  }
  const element = inLogicalOrder(runs)[0]?.piece.range.element ?? item.element;
  const text = element?.alt ?? wholeAddress(target, textOfRuns(runs));
  return { target, box: [left, bottom, right, top], text, element };
}

/** What a link reads; one line of an address that takes several says all of it. */
const wholeAddress = (target: LinkTarget, text: string): string =>
  target.kind === 'web' && /[./]/.test(text) && target.url.includes(text) ? target.url : text;

const startOf = ({ runs }: LinkedRuns): number => Math.min(...runs.map(({ piece }) => piece.start));

/** Annotation flag 3, Print (table 165); PDF/A asks for it. */
const printFlag = 4;

/** The annotation of an area; `hasDestination` tells whether an anchor landed on a page. */
export function linkAnnotation(
  link: LinkArea,
  hasDestination: (anchor: string) => boolean,
): PdfDictionary | undefined {
  const { target } = link;
  if (target.kind === 'anchor' && !hasDestination(target.anchor)) return undefined;
  return {
    Type: 'Annot',
    Subtype: 'Link',
    Rect: link.box.map((edge) => Math.round(edge * rectanglePrecision) / rectanglePrecision),
    Border: [0, 0, 0],
    F: printFlag,
    Contents: textString(link.text),
    ...(target.kind === 'web'
      ? { A: { Type: 'Action', S: 'URI', URI: byteString(asciiAddress(target.url)) } }
      : { Dest: byteString(target.anchor) }),
  };
}

const rectanglePrecision = 100;

/** A URI is 7-bit ASCII (12.6.4.7): other characters go as percent-escaped UTF-8. */
function asciiAddress(url: string): string {
  let ascii = '';
  for (const character of wellFormed(url)) {
    ascii += /[\x21-\x7e]/.test(character) ? character : encodeURIComponent(character);
  }
  return ascii;
}
