/**
 * A drawing: filled paths in colours, one over the other. `cover/` makes it from a book's metadata; the PDF
 * paints it as it is, the EPUB as pixels. x grows rightward and y downward from the upper left corner; the
 * unit is whatever the size was asked in.
 */

/** sRGB colour, `#rrggbb`. */
export type Color = string;

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

/** What is drawn for a book in its design; absent where the design wants none, or the book has its own. */
export interface Drawings {
  readonly cover?: Drawing;
  /** Over the opening of each chapter; as wide as the text block. */
  readonly headpiece?: Drawing;
  /** The title page's title, in lines that respect sense (U+2028 between), and the points it fits its page at. */
  readonly title?: { readonly text: string; readonly size: number };
  /** On the title page, under title and subtitle. */
  readonly device?: Drawing;
  /** Round the title page, a recto: as large as the page, empty but for its lines. */
  readonly titleFrame?: Drawing;
}
