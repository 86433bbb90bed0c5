/**
 * A drawing: filled paths in colours, one over the other. `cover/` makes it from a book's metadata; the PDF
 * paints it as it is, the EPUB as pixels. x grows rightward and y downward from the upper left corner; the
 * unit is whatever the size was asked in.
 */

import type { Color } from './design/styled.ts';

/** x and y by turns; the last point joins the first. */
export type Polygon = readonly number[];

/** Polygons filled together by the nonzero rule (ISO 32000-1 8.5.3.3.2): one that runs the other way is a hole. */
export interface Shape {
  readonly color: Color;
  readonly polygons: readonly Polygon[];
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly ground: Color;
  /** The first is painted first. */
  readonly shapes: readonly Shape[];
}
