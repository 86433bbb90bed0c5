/**
 * Cursive joining, from the Unicode Character Database: Joining_Type with the derived Transparent of marks and
 * format controls (ArabicShaping.txt, Unicode 15.0), and Joining_Group, which kashida rules speak of.
 * https://www.unicode.org/versions/Unicode15.0.0/ch09.pdf, section 9.2
 */

import { joiningGroupNames, joiningGroupRuns, joiningTypeRuns } from './tables/joining.ts';
import { decodeTable, type PropertyTable, propertyOf } from './tables/property-table.ts';

/** Non-joining, right-, dual-joining, join-causing, left-joining, transparent. */
export type JoiningType = 'U' | 'R' | 'D' | 'C' | 'L' | 'T';

/** In the order of the table's values. */
const joiningTypes: readonly JoiningType[] = ['U', 'R', 'D', 'C', 'L', 'T'];

let typeTable: PropertyTable | undefined;
let groupTable: PropertyTable | undefined;

/** How a character joins its neighbours: ب is D, ا is R, ZWNJ (U+200C) is U, a mark is T. */
export function joiningType(codePoint: number): JoiningType {
  typeTable ??= decodeTable(joiningTypeRuns);
  return joiningTypes[propertyOf(typeTable, codePoint)] ?? 'U';
}

/** The letters a character is shaped like, as the UCD names them: ت is `Beh`; `No_Joining_Group` if none. */
export function joiningGroup(codePoint: number): string {
  groupTable ??= decodeTable(joiningGroupRuns);
  return joiningGroupNames[propertyOf(groupTable, codePoint)] ?? 'No_Joining_Group';
}
