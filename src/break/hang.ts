/**
 * Optical margin: marks that stand light at the line's end hang out of it by a share of their width, so that the
 * edge of the letters looks straight (Hàn Thế Thành, Micro-typographic extensions to the TeX typesetting system,
 * 2000, ch. 3: margin kerning). In: the last word of a line; out: by how much it may pass the measure.
 */

import type { Piece } from '../shape/shaped.ts';
import type { Length } from '../units.ts';

/** Points, commas, closing marks; Arabic and Latin. */
const hangs = '،؛.,»)]”’';

/**
 * How far a line that ends with `piece` hangs out: the last character's width times `share`. 0 for letters, and
 * for a word that runs against the paragraph, whose last character is not at the line's end.
 */
export function hangOf(piece: Piece | undefined, share: number, paragraphLevel: number): Length {
  if (share <= 0 || piece === undefined || piece.kind !== 'word') return 0;
  if (piece.level % 2 !== paragraphLevel % 2) return 0;
  const { text, clusters, advances, face } = piece.run;
  if (text === '' || !hangs.includes(text.slice(-1))) return 0;
  const last = text.length - 1;
  let advance = 0;
  for (let glyph = 0; glyph < clusters.length; glyph++) {
    if (clusters[glyph] === last) advance += advances[glyph] ?? 0;
  }
  return (share * advance * piece.range.style.size) / face.unitsPerEm;
}
