/**
 * The `{key=value}` pairs of a `:::` block or a `:mark`: what each takes, and a word about what it does not, which
 * would otherwise be lost without one.
 */

import { isAsideName } from '../book/block.ts';
import { diagnose } from '../diagnostics/diagnostic.ts';
import { phrase } from '../diagnostics/phrases.ts';
import { suggestionFor } from '../diagnostics/suggest.ts';
import { type Span, withoutSoftHyphens } from '../source.ts';
import { anchorNamed } from './anchors.ts';
import { type Directive, type Reading, writtenName } from './reading.ts';

export type Attributes = Readonly<Record<string, string>>;

/** What one directive takes beside what its kind does. */
const ownNames: Readonly<Record<string, readonly string[]>> = {
  ':span': ['lang'],
  ':quran': ['sura', 'verse'],
  ':ref': ['show'],
  ':index': ['sort', 'see'],
  ':::table': ['id'],
  ':::note': ['describes'],
  ':::epigraph': ['source'],
  ':::dedication': ['source'],
  ':::colophon': ['source'],
  ':::quran': ['source', 'sura', 'verse'],
  ':::passage': ['lang'],
};

/** The names that a directive's attributes may have. */
function namesFor(node: Directive): readonly string[] {
  const isAside = node.type === 'containerDirective' && isAsideName(node.name);
  const own = ownNames[writtenName(node)] ?? [];
  return isAside ? [...own, 'kashida'] : own;
}

/** The attributes of a directive that it takes; the others are reported. */
export function attributesOf(node: Directive, span: Span, reading: Reading): Attributes {
  const names = namesFor(node);
  const taken: Record<string, string> = {};
  for (const [key, value] of Object.entries(node.attributes ?? {})) {
    const clean = withoutQuotes(withoutSoftHyphens(value ?? ''));
    if (names.includes(key)) taken[key] = key === 'describes' ? anchorNamed(clean) : clean;
    else reportUnknown(key, names, node, span, reading);
  }
  return taken;
}

/** A value between typographic quotation marks, as word processors put them for the straight ones. */
const withoutQuotes = (value: string): string => /^[“”„«](.*)[”“»]$/u.exec(value)?.[1] ?? value;

function reportUnknown(
  key: string,
  names: readonly string[],
  node: Directive,
  span: Span,
  reading: Reading,
): void {
  const suggestion = names.length === 0 ? phrase('takes-none') : suggestionFor(key, names);
  const { text } = span.source;
  const at = text.indexOf(key, text.indexOf('{', span.start));
  const place = at < 0 || at >= span.end ? span : { ...span, start: at, end: at + key.length };
  reading.report(diagnose('unknown-attribute', { name: writtenName(node), key, suggestion }, place));
}
