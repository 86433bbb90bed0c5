/**
 * YAML of `book.yaml` or of a front matter in, `Metadata` out: the schema's check, then what spans several
 * keys: `author` against `creators`, `dir` against the language, and the slug.
 */

import { nameBasedSlug } from '../book/identifier.ts';
import { directionOf, isInArabicLetters } from '../book/language.ts';
import type { BookFile, Metadata } from '../book/metadata.ts';
import { bookSchema, longestSlug } from '../book/metadata-schema.ts';
import { type Diagnostic, diagnose, type Reported } from '../diagnostics/diagnostic.ts';
import { phrase } from '../diagnostics/phrases.ts';
import type { Source, Span } from '../source.ts';
import { readYaml, type YamlNode } from '../yaml.ts';
import { checkYamlCharacters } from './characters.ts';

export interface BookHead {
  readonly metadata: Metadata;
  /** The Markdown files as listed; undefined: all of them. */
  readonly files: readonly { readonly path: string; readonly span: Span }[] | undefined;
  /** Where the cover image is named. */
  readonly coverSpan: Span;
  /** All of it. */
  readonly span: Span;
}

/** Printed Arabic books bear these years in the Hijri calendar; in the Gregorian they came before them. */
const hijriYears = { first: 1200, last: 1500 } as const;

/** Reads the metadata between two offsets of a source. `name` is the file's or folder's, for the slug. */
export function readMetadata(
  source: Source,
  start: number,
  end: number,
  name: string,
): Reported<BookHead | undefined> {
  const yaml = readYaml(source, start, end);
  const diagnostics: Diagnostic[] = [...yaml.diagnostics];
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  if (diagnostics.length > 0) return { value: undefined, diagnostics };
  const node: YamlNode = yaml.value ?? { kind: 'map', entries: [], span: { source, start, end } };
  diagnostics.push(...checkYamlCharacters(node));
  const book = bookSchema.read(node, '', report);
  // The schema reads its keys in its own order; people read the file from the top.
  diagnostics.sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
  if (book === undefined) return { value: undefined, diagnostics };
  const place = (key: string): Span => entryOf(node, key)?.span ?? { source, start, end: start };
  if (book.author !== undefined && book.creators.length > 0) {
    report(
      diagnose(
        'invalid-value',
        { key: 'author', value: book.author.join('، '), reason: phrase('author-twice') },
        place('author'),
      ),
    );
  }
  const year = Number(book.date?.slice(0, 'YYYY'.length));
  if (year >= hijriYears.first && year <= hijriYears.last) {
    report(diagnose('hijri-year', { year }, place('date')));
  }
  if (book.hijri && book.date === undefined) report(diagnose('hijri-without-date', {}, place('hijri')));
  const direction = directionOf(book.language);
  if (book.dir !== undefined && book.dir !== direction) {
    const reason = phrase('direction-of-language', direction);
    report(diagnose('invalid-value', { key: 'dir', value: book.dir, reason }, place('dir')));
  }
  const listed = entryOf(node, 'files');
  const files = book.files?.map((path, index) => {
    const item = listed?.kind === 'list' ? listed.items[index] : listed;
    return { path, span: item?.span ?? place('files') };
  });
  return {
    value: {
      metadata: metadataOf(book, name),
      files,
      coverSpan: place('cover'),
      span: { source, start, end },
    },
    diagnostics,
  };
}

/** What stands under a key. */
export function entryOf(node: YamlNode, key: string): YamlNode | undefined {
  return node.kind === 'map' ? node.entries.find((entry) => entry.key === key)?.value : undefined;
}

function metadataOf(book: BookFile, name: string): Metadata {
  const { author, dir: _dir, files: _files, slug, ...rest } = book;
  const creators =
    author !== undefined && rest.creators.length === 0
      ? author.map((one) => ({ name: one, role: 'author', fileAs: undefined }))
      : rest.creators;
  const isArabic = isInArabicLetters(book.language);
  const metadata = {
    ...rest,
    creators,
    digits: book.digits ?? (isArabic ? 'arab' : 'latn'),
    frontNumbering: book.frontNumbering ?? (isArabic ? 'abjad' : 'main'),
  } as const;
  return { ...metadata, slug: slug ?? asciiSlug(name) ?? nameBasedSlug(metadata) };
}

/** The letters and digits of a file name, if it is ASCII; undefined for names in other scripts. */
function asciiSlug(name: string): string | undefined {
  if (!/^[\x20-\x7e]+$/.test(name)) return undefined;
  const slug = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, longestSlug)
    .replaceAll(/^-|-$/g, '');
  return slug === '' ? undefined : slug;
}
