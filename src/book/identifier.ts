/**
 * The book's identifier, the same at every build: its ISBN, the UUID it gives, or a name-based UUID
 * (version 5, RFC 9562 §5.5) made from the metadata that name an edition.
 */

import { createHash } from 'node:crypto';
import type { Metadata } from './metadata.ts';

/** Name space of Warraq's name-based UUIDs: the version 5 UUID of `warraq` in RFC 9562's URL name space. */
const nameSpace = '0c47f95f-d9db-5d93-b805-7766b07322de';

/** What of the metadata names an edition. */
type Naming = Pick<Metadata, 'identifiers' | 'title' | 'subtitle' | 'creators' | 'edition' | 'language'>;

/** The book's unique identifier as a URN: `urn:isbn:978…` or `urn:uuid:…`. */
export function bookIdentifier(metadata: Naming): string {
  const { isbn } = metadata.identifiers;
  return isbn === undefined ? `urn:uuid:${bookUuid(metadata)}` : isbnUrn(isbn);
}

/** The identifier of the printed edition: its own ISBN, or else the book's. */
export function printIdentifier(metadata: Naming): string {
  const { isbnPrint } = metadata.identifiers;
  return isbnPrint === undefined ? bookIdentifier(metadata) : isbnUrn(isbnPrint);
}

/** An ISBN as a URN: without the hyphens it is printed with (RFC 8254 §4). */
export const isbnUrn = (isbn: string): string => `urn:isbn:${isbn.replaceAll('-', '')}`;

/** The book's UUID: the one it gives, else one made from title, subtitle, creators, edition and language. */
export function bookUuid(metadata: Naming): string {
  if (metadata.identifiers.uuid !== undefined) return metadata.identifiers.uuid;
  const name = JSON.stringify([
    metadata.title,
    metadata.subtitle ?? '',
    metadata.creators.map((creator) => [creator.name, creator.role]),
    metadata.edition ?? '',
    metadata.language,
  ]);
  return nameBasedUuid(nameSpace, name.normalize('NFC'));
}

/** UUID version 5 of `name` in a name space (RFC 9562 §5.5): SHA-1 of both, with version and variant set. */
export function nameBasedUuid(space: string, name: string): string {
  const digest = createHash('sha1')
    .update(Buffer.from(space.replaceAll('-', ''), 'hex'))
    .update(name, 'utf8')
    .digest('hex');
  const variant = ((Number.parseInt(digest.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `5${digest.slice(13, 16)}`,
    `${variant}${digest.slice(18, 20)}`,
    digest.slice(20, 32),
  ].join('-');
}

/** Hexadecimal digits of a UUID in a file name: 2^32 names are enough for one shelf. */
const slugDigits = 8;

/** A file name for a book whose own name is not ASCII; the same at every build. */
export function nameBasedSlug(metadata: Naming): string {
  return `book-${bookUuid(metadata).slice(0, slugDigits)}`;
}
