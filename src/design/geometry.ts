/**
 * The page: the text block by Van de Graaf's canon (J. Tschichold, The Form of the
 * Book, 1991, pp. 43 ff.): with the page divided in n parts each way, margins are 1 part inside, 1 above,
 * 2 outside and 2 below, so that the text block has the page's proportion and stands on its diagonal.
 * Tschichold's n is 9; a larger n gives a larger block.
 */

import type { Design } from './design.ts';
import type { PageGeometry } from './styled.ts';

/** Parts of the canon that the outer and lower margins take; inner and upper take one. */
const farParts = 2;

/** The page of a design in points. The lower margin takes what is left over from a whole number of lines. */
export function pageGeometry(design: Design, direction: 'rtl' | 'ltr'): PageGeometry {
  const { page, margins, text } = design;
  const across = (page.width - margins.gutter) / margins.divisions;
  const down = page.height / margins.divisions;
  const top = margins.top ?? down;
  const wantedBottom = margins.bottom ?? farParts * down;
  const lines = Math.max(1, Math.floor((page.height - top - wantedBottom) / text.leading));
  const bottom = page.height - top - lines * text.leading;
  const facingInner = margins.inner ?? margins.gutter + across;
  const facingOuter = margins.outer ?? farParts * across;
  const inner = design.facing ? facingInner : (facingInner + facingOuter) / 2;
  const outer = design.facing ? facingOuter : inner;
  const measure = page.width - inner - outer;
  const folioDistance = design.folio.distance * text.leading;
  return {
    width: page.width,
    height: page.height,
    margins: { top, bottom, inner, outer },
    leading: text.leading,
    headPlace: design.heads.place,
    headBaseline: top - design.heads.distance * text.leading,
    folioBaseline: design.folio.place === 'head' ? top - folioDistance : page.height - bottom + folioDistance,
    noteRule: {
      width: design.footnotes.ruleWidth * measure,
      thickness: design.footnotes.ruleThickness,
      color: design.colors[design.footnotes.ruleColor],
      before: design.footnotes.ruleBefore * text.leading,
      after: design.footnotes.ruleAfter * text.leading,
    },
    binding: direction === 'rtl' ? 'right' : 'left',
    isFacing: design.facing,
  };
}
