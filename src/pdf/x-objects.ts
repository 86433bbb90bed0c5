/**
 * What pages draw by name (ISO 32000-1 8.8, 8.10): images, each embedded once, and drawings that come back, as the
 * headpiece does over every chapter. In come images and drawings, out names and, for a page, its resources.
 */

import type { Image } from '../book/block.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { boundsOf, type Drawing, type Shape } from '../drawing.ts';
import type { Page } from '../paginate/page.ts';
import { Content } from './content.ts';
import { writeImage } from './images.ts';
import type { PdfDictionary, PdfFile, Reference } from './pdfkit.ts';

export class XObjects {
  readonly diagnostics: Diagnostic[] = [];
  private readonly file: PdfFile;
  private readonly images = new Map<Image, string | undefined>();
  /** Drawings that stand in more than one place; undefined: not written yet. */
  private readonly drawings: Map<Drawing, string | undefined>;
  private readonly references = new Map<string, Reference>();

  constructor(file: PdfFile, pages: readonly Page[]) {
    this.file = file;
    this.drawings = new Map(repeatedDrawings(pages).map((drawing) => [drawing, undefined]));
  }

  /** Name of an image; undefined for one that could not be embedded. */
  image(image: Image): string | undefined {
    if (!this.images.has(image)) {
      const { reference, diagnostics } = writeImage(this.file, image);
      this.diagnostics.push(...diagnostics);
      this.images.set(image, reference === undefined ? undefined : this.named('Im', reference));
    }
    return this.images.get(image);
  }

  /** Name of a drawing that comes back, its origin at the upper left corner; undefined for all others. */
  drawing(drawing: Drawing): string | undefined {
    if (!this.drawings.has(drawing)) return undefined;
    let name = this.drawings.get(drawing);
    if (name === undefined) {
      name = this.named('Fm', this.writeDrawing(drawing.shapes));
      this.drawings.set(drawing, name);
    }
    return name;
  }

  private named(kind: string, reference: Reference): string {
    const name = `${kind}${this.references.size + 1}`;
    this.references.set(name, reference);
    return name;
  }

  private writeDrawing(shapes: readonly Shape[]): Reference {
    const content = new Content();
    for (const { polygons, color } of shapes) content.fillPolygons(polygons, 0, 0, color);
    const dictionary = { Type: 'XObject', Subtype: 'Form', BBox: boxOf(shapes), Resources: {} };
    return this.file.addStream(dictionary, content.finish());
  }

  /** XObject resources of a page that draws these names. */
  resources(names: readonly string[]): PdfDictionary {
    return Object.fromEntries(names.map((name) => [name, this.references.get(name)]));
  }
}

/** Drawings that stand in more than one place. */
function repeatedDrawings(pages: readonly Page[]): readonly Drawing[] {
  const places = new Map<Drawing, number>();
  for (const { items } of pages) {
    for (const item of items)
      if (item.kind === 'drawing') places.set(item.drawing, (places.get(item.drawing) ?? 0) + 1);
  }
  return [...places].flatMap(([drawing, count]) => (count > 1 ? drawing : []));
}

/** Left, bottom, right, top of shapes whose y grows downward, and of their origin. */
function boxOf(shapes: readonly Shape[]): readonly number[] {
  const bounds = boundsOf([[0, 0], ...shapes.flatMap(({ polygons }) => polygons)]);
  const { left, top, right, bottom } = bounds ?? { left: 0, top: 0, right: 0, bottom: 0 };
  return [Math.floor(left), Math.floor(-bottom), Math.ceil(right), Math.ceil(-top)];
}
