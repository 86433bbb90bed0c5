/**
 * What the book says of itself, checked and with its defaults filled in. The type is read off the schema
 * of `book.yaml`; only the short forms (`author`, `dir`) and the list of files are resolved away by `read`.
 */

import type { Infer } from '../schema.ts';
import type { bookSchema } from './metadata-schema.ts';

/** Everything `book.yaml` may hold, as written there. */
export type BookFile = Infer<typeof bookSchema>;

export type Metadata = Omit<BookFile, 'author' | 'dir' | 'files' | KeyWithUsualValue> & {
  /** ASCII, for file names. */
  readonly slug: string;
  readonly digits: NonNullable<BookFile['digits']>;
  readonly frontNumbering: NonNullable<BookFile['frontNumbering']>;
};

/** What a book has even if its author is silent; the value depends on other keys. */
type KeyWithUsualValue = 'slug' | 'digits' | 'frontNumbering';

/** A person or body; `role` is a MARC relator name in English (author, translator, editor, illustrator …). */
export type Contributor = Metadata['creators'][number];
