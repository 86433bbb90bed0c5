/**
 * What pages draw by name (ISO 32000-1 8.8, 8.10): images, each embedded once, and drawings that come back, as the
 * headpiece does over every chapter. In come images and runs of shapes, out names and, for a page, its resources.
 */

import type { Image } from '../book/block.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { boundsOf, type Shape } from '../drawing.ts';
import type { Page, PageItem, PathItem } from '../paginate/page.ts';
import { Content } from './content.ts';
import { writeImage } from './images.ts';
import type { PdfDictionary, PdfFile, Reference } from './pdfkit.ts';

export class XObjects {
  readonly diagnostics: Diagnostic[] = [];
  private readonly file: PdfFile;
  private readonly images = new Map<Image, string | undefined>();
  /** Drawings that stand in more than one place, by their first shape; undefined: not written yet. */
  private readonly drawings: Map<Shape, string | undefined>;
  private readonly references = new Map<string, Reference>();

  constructor(file: PdfFile, pages: readonly Page[]) {
    this.file = file;
    this.drawings = new Map(repeatedDrawings(pages).map((shape) => [shape, undefined]));
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
  drawing(shapes: readonly Shape[]): string | undefined {
    const [first] = shapes;
    if (first === undefined || !this.drawings.has(first)) return undefined;
    let name = this.drawings.get(first);
    if (name === undefined) {
      name = this.named('Fm', this.writeDrawing(shapes));
      this.drawings.set(first, name);
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

/** The path items from `start` on that are one drawing: of one owner and origin. */
export function drawingAt(items: readonly PageItem[], start: number): readonly PathItem[] {
  const drawing: PathItem[] = [];
  for (let index = start; ; index++) {
    const item = items[index];
    const [first] = drawing;
    if (item?.kind !== 'path') return drawing;
    if (first !== undefined && (item.x !== first.x || item.y !== first.y || item.element !== first.element))
      return drawing;
    drawing.push(item);
  }
}

/** The first shapes of drawings that stand in more than one place. */
function repeatedDrawings(pages: readonly Page[]): readonly Shape[] {
  const places = new Map<Shape, number>();
  for (const { items } of pages) {
    for (let index = 0; index < items.length; index++) {
      if (items[index]?.kind !== 'path') continue;
      const drawing = drawingAt(items, index);
      const [first] = drawing;
      if (first !== undefined) places.set(first.shape, (places.get(first.shape) ?? 0) + 1);
      index += drawing.length - 1;
    }
  }
  return [...places].flatMap(([shape, count]) => (count > 1 ? shape : []));
}

/** Left, bottom, right, top of shapes whose y grows downward, and of their origin. */
function boxOf(shapes: readonly Shape[]): readonly number[] {
  const bounds = boundsOf([[0, 0], ...shapes.flatMap(({ polygons }) => polygons)]);
  const { left, top, right, bottom } = bounds ?? { left: 0, top: 0, right: 0, bottom: 0 };
  return [Math.floor(left), Math.floor(-bottom), Math.ceil(right), Math.ceil(-top)];
}
