/**
 * Who owns what is on the pages: for each structure element its marked content and its annotations, gathered while
 * the pages are painted. A book has more of these than words in its headings, so each is one small object.
 */

import type { StructureElement } from '../book/structure.ts';
import type { Mark } from './paint.ts';
import type { Reference } from './pdfkit.ts';

/** What an element owns on a page. */
export interface Owned {
  /** Page in the file, and the marked content's number there. */
  readonly page: number;
  readonly identifier: number;
  /** Place in reading order on the page: item, then first character in the paragraph. */
  readonly item: number;
  readonly start: number;
}

/** An annotation that an element owns. */
export interface OwnedAnnotation {
  readonly annotation: Reference;
  readonly page: number;
}

/** An element that owns something. */
export interface Owner {
  marks: readonly Owned[];
  annotations: readonly OwnedAnnotation[];
  /** Where a picture stands: left, bottom, right, top, y upward. */
  box: readonly number[] | undefined;
  /** The element in the file; undefined until the tree is written. */
  reference: Reference | undefined;
}

/** Most own one thing: an array that grows by `push` keeps room for sixteen more, copies are as long as they are. */
const none: readonly never[] = [];

export class Owners {
  /** By page, then by number of the marked content (ISO 32000-1 14.7.4.4). */
  readonly ofPages: (readonly Owner[])[] = [];
  /** Of annotations, in their order: their entries in the parent tree stand behind those of the pages. */
  readonly ofAnnotations: Owner[] = [];
  private readonly owners = new Map<StructureElement, Owner>();

  of(element: StructureElement): Owner | undefined {
    return this.owners.get(element);
  }

  /** Takes the marked content of the next page. */
  addPage(marks: readonly Mark[]): void {
    const page = this.ofPages.length;
    const owners = marks.map(({ element, item, start, box }, identifier) => {
      const owner = this.owner(element);
      owner.marks = owner.marks.concat({ page, identifier, item, start });
      owner.box ??= box;
      return owner;
    });
    this.ofPages.push(owners);
  }

  /** Takes an annotation; its place among them. */
  addAnnotation(element: StructureElement, annotation: Reference, page: number): number {
    const owner = this.owner(element);
    owner.annotations = owner.annotations.concat({ annotation, page });
    return this.ofAnnotations.push(owner) - 1;
  }

  private owner(element: StructureElement): Owner {
    let owner = this.owners.get(element);
    if (owner === undefined) {
      owner = { marks: none, annotations: none, box: undefined, reference: undefined };
      this.owners.set(element, owner);
    }
    return owner;
  }
}
