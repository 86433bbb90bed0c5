/**
 * Builds the structure tree while the blocks are dressed. An element grows only inside `dress`; outside it
 * is a `StructureElement`, whose children cannot be changed.
 */

import type { StructureElement, StructureRole } from '../book/structure.ts';

/** An element under construction; its list of children is added to by `append` alone. */
export interface GrowingElement extends StructureElement {
  children: GrowingElement[];
}

/** Children up to so many are copied into an array of their number: one that grows keeps room for sixteen more. */
const fewChildren = 4;

/** Most elements have no children: these share one list, which is never added to. */
const none: GrowingElement[] = [];

/** What an element may carry besides role and children. */
export type ElementProperties = Omit<StructureElement, 'role' | 'children'>;

/** The root of a tree. */
export function rootElement(language: string): GrowingElement {
  return { role: 'document', language, children: [] };
}

/** A new last child of `parent`. */
export function append(
  parent: GrowingElement,
  role: StructureRole,
  properties: ElementProperties = {},
): GrowingElement {
  const element: GrowingElement = { role, ...properties, children: none };
  if (parent.children.length < fewChildren) parent.children = parent.children.concat(element);
  else parent.children.push(element);
  return element;
}
