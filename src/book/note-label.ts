/** Labels of notes in books of several files: each file has its own, and two of a name are two notes. */

/** No name holds it (GFM, footnotes). */
const SEPARATOR = ' ';

/** The book's label of a note that a file, counted from 0, calls by a name; in the first file it is that name. */
export const labelInFile = (file: number, name: string): string =>
  file === 0 ? name : `${file + 1}${SEPARATOR}${name}`;

/** The name by which its own file calls a note. */
export const nameInFile = (label: string): string => label.slice(label.indexOf(SEPARATOR) + 1);
