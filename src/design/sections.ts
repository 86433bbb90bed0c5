/** Sections: what their kinds have in common, and what they do not say is as on a page without head or folio. */

import type { Dressing, Surroundings } from './dressing.ts';
import { append, type GrowingElement } from './structure-builder.ts';
import type { SectionKind, StyledSection } from './styled.ts';

/** A section of this kind; anything not given is that of a silent page of the front matter. */
export function section(
  kind: SectionKind,
  given: Partial<StyledSection> & Pick<StyledSection, 'blocks' | 'title'>,
): StyledSection {
  return {
    kind,
    opens: 'page',
    numbering: 'front',
    showsFolio: false,
    head: undefined,
    placement: 'top',
    background: undefined,
    sink: 0,
    anchor: `warraq-${kind}`,
    ...given,
  };
}

/** The structure element of a section, next in reading order. */
export function sectionElement(root: GrowingElement): GrowingElement {
  return append(root, 'section');
}

/** Running text directly on the page. */
export function onPage(dressing: Dressing, parent: GrowingElement, look: Surroundings['look']): Surroundings {
  return {
    dressing,
    parent,
    look,
    insetStart: 0,
    insetEnd: 0,
    indents: look.indent > 0,
    listDepth: 0,
    isMarked: false,
    direction: dressing.direction,
  };
}
