/**
 * The links and notes that a file defines anywhere for all of it (CommonMark §4.7, GFM footnotes), and which of the
 * links are never used: `[a name]: a word` reads like speech, and is not printed.
 */

import type { Definition, Parents, RootContent } from './mdast.ts';

export interface LinkTarget {
  readonly url: string;
  readonly title: string | undefined;
}

/** Whether a node says only what something elsewhere means. */
export const isDefinition = ({ type }: RootContent): boolean =>
  type === 'definition' || type === 'footnoteDefinition';

/** A name as micromark folds it: ß is ss. */
function folded(name: string): string {
  const spaced = name.replaceAll(/[\t\n\r ]+/g, ' ').replaceAll(/^ | $/g, '');
  return spaced.toLowerCase().toUpperCase().toLowerCase();
}

export class Definitions {
  /** Names, folded. */
  readonly #notes = new Set<string>();
  readonly #links = new Map<string, Definition>();
  readonly #unused = new Set<Definition>();

  /** Gathers them from a tree, so many levels deep. */
  constructor(tree: Parents, depth: number) {
    this.#collect(tree, depth);
  }

  /** Where the links of a name lead; of two definitions the first counts. */
  link(identifier: string): LinkTarget | undefined {
    const found = this.#links.get(identifier);
    if (found === undefined) return undefined;
    this.#unused.delete(found);
    return { url: found.url, title: found.title ?? undefined };
  }

  /**
   * What must stand behind a piece of the file so that the parser, which sees nothing else of it, knows the notes and
   * links that the piece calls.
   */
  behind(piece: string): string {
    const names = new Set(Array.from(piece.matchAll(/\[([^\][]+)\]/g), ([, name = '']) => name));
    return [...names]
      .map((name) => {
        if (name.startsWith('^')) return this.#notes.has(folded(name.slice(1))) ? `\n\n[${name}]: …` : '';
        return this.#links.has(folded(name)) ? `\n\n[${name}]: #` : '';
      })
      .join('');
  }

  /** The definitions that led nowhere so far, in order. */
  get unused(): Iterable<Definition> {
    return this.#unused;
  }

  #collect(parent: Parents, depth: number): void {
    for (const child of parent.children) {
      if (child.type === 'footnoteDefinition') this.#notes.add(folded(child.label ?? child.identifier));
      if (child.type === 'definition') {
        this.#unused.add(child);
        if (!this.#links.has(child.identifier)) this.#links.set(child.identifier, child);
      } else if ('children' in child && child.type !== 'paragraph' && depth > 0) {
        this.#collect(child, depth - 1);
      }
    }
  }
}
