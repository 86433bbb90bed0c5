/**
 * The Bidi_Class of a text's units, for the files of the bidirectional algorithm (UAX #9 table 4). Both units of
 * a surrogate pair get their character's class: for the classes plane 1 and up have (no separators, no brackets,
 * no isolates) two neighbours of one class resolve as one does. A lone surrogate is L, as Unicode has it.
 */

import { BN, bidiClassRuns, FSI, LRI, PDI } from './tables/bidi-class.ts';
import { decodeTable, isSurrogate, type PropertyTable, propertyOf } from './tables/property-table.ts';

let table: PropertyTable | undefined;

function bidiClassTable(): PropertyTable {
  table ??= decodeTable(bidiClassRuns);
  return table;
}

/** A set of bidi classes: bit n for class n. */
export type ClassSet = number;

/** The set of the given classes. */
export const classSet = (...classes: readonly number[]): ClassSet =>
  classes.reduce((set, bidiClass) => set | (1 << bidiClass), 0);

/** LRI, FSI: BD9's isolate initiators. */
export const isIsolateInitiator = (bidiClass: number): boolean => bidiClass >= LRI && bidiClass <= FSI;

/** The classes X9 removes; we keep the characters and skip them (UAX #9 section 5.2). */
export const isRemovedByX9 = (bidiClass: number): boolean => bidiClass === BN || bidiClass > PDI;

/** The classes L1 resets at the end of a line, but for WS: isolate initiators and PDI. */
export const isIsolateControl = (bidiClass: number): boolean => bidiClass >= LRI && bidiClass <= PDI;

/** The class of the character that the unit at `index` is, or is half of. */
export function bidiClassAt(text: string, index: number): number {
  let codePoint = text.codePointAt(index) ?? 0;
  if (isSurrogate(codePoint) && index > 0) {
    const before = text.codePointAt(index - 1) ?? 0;
    if (before > 0xffff) codePoint = before;
  }
  return propertyOf(bidiClassTable(), codePoint);
}

/** The set of classes that occur in a text. */
export function classesPresent(text: string): ClassSet {
  const { flat } = bidiClassTable();
  let present = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (isSurrogate(unit)) {
      const codePoint = text.codePointAt(i) ?? 0;
      if (codePoint > 0xffff) i++;
      present |= 1 << propertyOf(bidiClassTable(), codePoint);
    } else present |= 1 << (flat[unit] ?? 0);
  }
  return present;
}

/** The class of each UTF-16 unit of a text. */
export function bidiClasses(text: string): Uint8Array {
  const { flat } = bidiClassTable();
  const classes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (isSurrogate(unit)) {
      const codePoint = text.codePointAt(i) ?? 0;
      const bidiClass = propertyOf(bidiClassTable(), codePoint);
      classes[i] = bidiClass;
      if (codePoint > 0xffff) classes[++i] = bidiClass;
    } else classes[i] = flat[unit] ?? 0;
  }
  return classes;
}
