/**
 * The `:::` blocks that hold other blocks, as XHTML: which element, `epub:type` and role each has
 * (EPUB Structural Semantics 1.1; DPUB-ARIA 1.1), and the line that names a source after it.
 */

import { type Aside, type AsideName, type Block, languageOf, sourceLine } from '../book/block.ts';
import type { Inline } from '../book/inline.ts';
import { directionOf, primaryLanguage } from '../book/language.ts';
import { escapeAttribute, escapeText } from './escape.ts';
import { turnedIn } from './turned.ts';

interface Semantics {
  readonly element: 'section' | 'aside' | 'div' | 'blockquote';
  readonly type: string | undefined;
  readonly role: string | undefined;
}

const semantics: Readonly<Record<AsideName, Semantics>> = {
  'key-points': { element: 'section', type: 'abstract', role: 'doc-abstract' },
  related: { element: 'aside', type: undefined, role: 'note' },
  note: { element: 'aside', type: undefined, role: 'note' },
  epigraph: { element: 'div', type: 'epigraph', role: 'doc-epigraph' },
  dedication: { element: 'section', type: 'dedication', role: 'doc-dedication' },
  quran: { element: 'blockquote', type: undefined, role: undefined },
  passage: { element: 'div', type: undefined, role: undefined },
  colophon: { element: 'section', type: 'colophon', role: 'doc-colophon' },
};

/** What an aside asks of the writer of its file. */
interface ContentWriter {
  /** Of the book. */
  readonly bookDirection: 'rtl' | 'ltr';
  blocks(blocks: readonly Block[]): string;
  /** The inlines of a block. */
  whole(inlines: readonly Inline[]): string;
}

/** An aside as XHTML; `language` is the one round it, `id` its name if something in the file points at it. */
export function asideXhtml(
  aside: Aside,
  language: string,
  id: string | undefined,
  writer: ContentWriter,
): string {
  const { element, type, role } = semantics[aside.name];
  const inside = languageOf(aside, language);
  const attributes = [
    `class="${classOf(aside)}${turnedIn(writer.bookDirection, directionOf(inside))}"`,
    ...(id === undefined ? [] : [`id="${id}"`]),
    ...(type === undefined ? [] : [`epub:type="${type}"`]),
    ...(role === undefined ? [] : [`role="${role}"`]),
    ...(inside === language ? [] : [languageAttributes(inside)]),
  ];
  const title = aside.title === undefined ? [] : [`<p class="aside-title">${writer.whole(aside.title)}</p>`];
  const source = sourceLine(aside);
  return [
    `<${element} ${attributes.join(' ')}>`,
    ...title,
    writer.blocks(aside.children),
    ...(source === undefined ? [] : [`<p class="source">${escapeText(source)}</p>`]),
    `</${element}>`,
  ].join('\n');
}

/** A passage in another language says so in its class too: old engines know no selector for languages. */
function classOf({ name, attributes }: Aside): string {
  const { lang } = attributes;
  return name === 'passage' && lang !== undefined ? `passage language-${primaryLanguage(lang)}` : name;
}

/** What says that an element's text is in a language and runs in its direction. */
export function languageAttributes(language: string): string {
  const tag = escapeAttribute(language);
  return `lang="${tag}" xml:lang="${tag}" dir="${directionOf(language)}"`;
}
