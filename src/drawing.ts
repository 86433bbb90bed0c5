/**
 * A drawing: filled paths in colours, one over the other. `cover/` makes it from a book's metadata; the PDF
 * paints it as it is, the EPUB as pixels. x grows rightward and y downward from the upper left corner; the
 * unit is whatever the size was asked in.
 */

/** sRGB colour, `#rrggbb`. */
export type Color = string;

/** x and y by turns; the last point joins the first. */
export type Polygon = readonly number[];

export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

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

/** The title page's title in lines that respect sense, U+2028 between. Lengths are points. */
export interface FittedTitle {
  readonly text: string;
  readonly size: number;
  /** From baseline to baseline its vowels need no less; absent: they need no more than its look has. */
  readonly leading?: number;
}

/** What is drawn for a book in its design; absent where the design wants none, or the book has its own. */
export interface Drawings {
  readonly cover?: Drawing;
  /** Over the opening of each chapter; as wide as the text block. */
  readonly headpiece?: Drawing;
  readonly title?: FittedTitle;
  /** On the title page, under title and subtitle. */
  readonly device?: Drawing;
  /** Round the title page, a recto: as large as the page, empty but for its lines. */
  readonly titleFrame?: Drawing;
}

/** The smallest rectangle round polygons; undefined where there are no points. */
export function boundsOf(polygons: readonly Polygon[]): Rectangle | undefined {
  let [left, top] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  let [right, bottom] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const polygon of polygons) {
    for (let index = 0; index < polygon.length; index += 2) {
      const x = polygon[index] ?? 0;
      const y = polygon[index + 1] ?? 0;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
    }
  }
  return right < left ? undefined : { left, top, right, bottom };
}
