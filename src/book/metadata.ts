/**
 * What the book says of itself, checked and with its defaults filled in. The type is read off the schema
 * of `book.yaml`; only the short forms (`author`, `dir`) and the list of files are resolved away by `read`.
 */

import type { Infer } from '../schema.ts';
import type { bookSchema } from './metadata-schema.ts';

/** Everything `book.yaml` may hold, as written there. */
export type BookFile = Infer<typeof bookSchema>;

export type Metadata = Omit<BookFile, 'author' | 'dir' | 'files' | 'slug'> & {
  /** ASCII, for file names. */
  readonly slug: string;
};

/** A person or body; `role` is a MARC relator name in English (author, translator, editor, illustrator …). */
export type Contributor = Metadata['creators'][number];

/** Languages written from right to left, by their primary subtag, unless the tag names another script. */
const rightToLeft = ['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ks', 'nqo', 'ps', 'sd', 'syr', 'ug', 'ur', 'yi'];
const rightToLeftScripts = ['arab', 'aran', 'hebr', 'nkoo', 'syrc', 'thaa'];

/** The direction in which a language is written: by the tag's script if it names one, else by the language. */
export function directionOf(language: string): 'rtl' | 'ltr' {
  const [primary = '', ...rest] = language.toLowerCase().split('-');
  const script = rest.find((part) => /^[a-z]{4}$/.test(part));
  const isRightToLeft = script === undefined ? rightToLeft.includes(primary) : rightToLeftScripts.includes(script);
  return isRightToLeft ? 'rtl' : 'ltr';
}
