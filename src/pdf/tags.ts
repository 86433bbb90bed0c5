/**
 * The structure tree (ISO 32000-1 14.7, 14.8): the edition's tree of elements, each with the marked content
 * and the annotations it owns, and the parent tree that leads back. Elements that put nothing on any page
 * are left out. Children stand in the tree's order, and an element's own text between them where it reads.
 */

import type { ListNumbering, StructureElement } from '../book/structure.ts';
import { byBytes } from './bookmarks.ts';
import type { Owned, Owner, Owners } from './owners.ts';
import {
  byteString,
  type PdfDictionary,
  type PdfFile,
  type PdfObject,
  type Reference,
  textString,
} from './pdfkit.ts';
import { standardType } from './standard-types.ts';

export interface TagSources {
  readonly structure: StructureElement;
  readonly pages: readonly Reference[];
  readonly owners: Owners;
  readonly direction: 'rtl' | 'ltr';
}

interface Kid {
  readonly object: PdfObject;
  readonly position: Owned | undefined;
}

/** Writes the structure tree; the reference of its root. */
export function writeTags(file: PdfFile, sources: TagSources): Reference {
  return new TreeWriter(file, sources).write();
}

class TreeWriter {
  private readonly file: PdfFile;
  private readonly sources: TagSources;
  private readonly identified: [string, Reference][] = [];

  constructor(file: PdfFile, sources: TagSources) {
    this.file = file;
    this.sources = sources;
  }

  write(): Reference {
    const { structure, owners } = this.sources;
    const root = this.file.reserve();
    const top = this.element(structure, root);
    this.file.write(root, {
      Type: 'StructTreeRoot',
      K: [top.object],
      ParentTree: this.file.add(this.parentTree(root)),
      ParentTreeNextKey: owners.ofPages.length + owners.ofAnnotations.length,
      ...(this.identified.length === 0 ? {} : { IDTree: this.file.add(this.identifierTree()) }),
    });
    return root;
  }

  /** True for an element that shows something, itself or below; table cells hold their place even empty. */
  private isShown(element: StructureElement): boolean {
    const isCell = element.role === 'table-cell' || element.role === 'table-header-cell';
    const isOwner = this.sources.owners.of(element) !== undefined;
    return isCell || isOwner || element.children.some((child) => this.isShown(child));
  }

  /** Writes an element with all below it. */
  private element(element: StructureElement, parent: Reference): Kid {
    const reference = this.file.reserve();
    const owner = this.sources.owners.of(element);
    if (owner !== undefined) owner.reference = reference;
    if (element.id !== undefined) this.identified.push([element.id, reference]);
    const shown = element.children.filter((child) => this.isShown(child));
    const children = shown.map((child) => this.element(child, reference));
    const own = owner === undefined ? [] : owner.marks.toSorted(compare);
    const page = own[0]?.page;
    const kids = merge(
      own.map((mark) => this.content(mark, page)),
      children,
    );
    for (const { annotation, page: at } of owner?.annotations ?? []) {
      kids.push({ object: { Type: 'OBJR', Obj: annotation, Pg: this.page(at) }, position: undefined });
    }
    this.file.write(reference, this.dictionary(element, parent, kids, page));
    return { object: reference, position: kids.find(({ position }) => position !== undefined)?.position };
  }

  /** Content on the element's own page is named by its number alone (14.7.4.2). */
  private content(mark: Owned, page: number | undefined): Kid {
    if (mark.page === page) return { object: mark.identifier, position: mark };
    return { object: { Type: 'MCR', Pg: this.page(mark.page), MCID: mark.identifier }, position: mark };
  }

  private page(index: number): PdfObject {
    return this.sources.pages[index] ?? null;
  }

  private dictionary(
    element: StructureElement,
    parent: Reference,
    kids: readonly Kid[],
    page: number | undefined,
  ): PdfDictionary {
    const [first] = kids;
    return {
      S: standardType(element),
      P: parent,
      ...(page === undefined ? {} : { Pg: this.page(page) }),
      ...(first === undefined
        ? {}
        : { K: kids.length === 1 ? first.object : kids.map(({ object }) => object) }),
      ...(element.language === undefined ? {} : { Lang: textString(element.language) }),
      ...(element.alt === undefined ? {} : { Alt: textString(element.alt) }),
      ...(element.id === undefined ? {} : { ID: byteString(element.id) }),
      ...this.attributes(element),
    };
  }

  /** Attributes (14.8.5): writing mode of the document, lists' numbering, scope of header cells, place of figures. */
  private attributes(element: StructureElement): PdfDictionary {
    const box = element.role === 'figure' ? this.sources.owners.of(element)?.box : undefined;
    if (box !== undefined) return { A: { O: 'Layout', Placement: 'Block', BBox: box } };
    if (element.role === 'document') {
      return { A: { O: 'Layout', WritingMode: this.sources.direction === 'rtl' ? 'RlTb' : 'LrTb' } };
    }
    if (element.numbering !== undefined) {
      return { A: { O: 'List', ListNumbering: listNumberings[element.numbering] } };
    }
    if (element.role === 'table-header-cell')
      return { A: { O: 'Table', Scope: element.scope === 'row' ? 'Row' : 'Column' } };
    return {};
  }

  /** From each page's marks, and each annotation, to the element that owns it (14.7.4.4). */
  private parentTree(root: Reference): PdfDictionary {
    const { ofPages, ofAnnotations } = this.sources.owners;
    const entries: PdfObject[] = [];
    const at = ({ reference }: Owner): Reference => reference ?? root;
    for (const owners of ofPages) entries.push(entries.length / 2, this.file.add(owners.map(at)));
    for (const owner of ofAnnotations) entries.push(entries.length / 2, at(owner));
    return { Nums: entries };
  }

  private identifierTree(): PdfDictionary {
    const sorted = this.identified.toSorted(([a], [b]) => byBytes(a, b));
    return { Names: sorted.flatMap(([name, reference]) => [byteString(name), reference]) };
  }
}

/** Table 347. */
const listNumberings = {
  decimal: 'Decimal',
  disc: 'Disc',
  circle: 'Circle',
  square: 'Square',
  none: 'None',
} as const satisfies Readonly<Record<ListNumbering, string>>;

const compare = (a: Owned, b: Owned): number => a.page - b.page || a.item - b.item || a.start - b.start;

function readsBefore(a: Kid, b: Kid): boolean {
  return a.position !== undefined && b.position !== undefined && compare(a.position, b.position) < 0;
}

/** Children in their order, own content before the first child that reads later. */
function merge(own: readonly Kid[], children: readonly Kid[]): Kid[] {
  if (children.length === 0) return [...own];
  const kids: Kid[] = [];
  let next = 0;
  for (const child of children) {
    let candidate = own[next];
    while (candidate !== undefined && readsBefore(candidate, child)) {
      kids.push(candidate);
      candidate = own[++next];
    }
    kids.push(child);
  }
  return [...kids, ...own.slice(next)];
}
