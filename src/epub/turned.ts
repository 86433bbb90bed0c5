/**
 * Rules for what runs against the book: a passage in another language, a poem in it. A style sheet says `left` and
 * `right` for the book's own direction, since old engines know no logical properties; here are the same rules seen in
 * a mirror, for what stands in an element of the class `turned`. In: the style sheet, filled in; out: rules to follow it.
 */

import { type Block, languageOf, poemDirection } from '../book/block.ts';
import type { Book } from '../book/book.ts';
import { directionOf } from '../book/language.ts';
import { visit } from '../book/visit.ts';

/** The class of an element whose direction is not the book's. */
export const turnedClass = 'turned';

/** What the classes of an element end with: nothing, if it runs as the book does. */
export const turnedIn = (book: 'rtl' | 'ltr', direction: 'rtl' | 'ltr'): string =>
  direction === book ? '' : ` ${turnedClass}`;

/** Never part of a passage, or from left to right in any case. */
const neverTurned = /^(?:@|body|pre|nav|div\.cover|section\.(?:title-page|imprint|index)|hr)/;

type Declaration = readonly [property: string, value: string];

/** The mirrored rules of a style sheet; what has nothing to do with sides is left out. */
export function turnedRules(css: string): readonly string[] {
  const rules = css.replaceAll(/\/\*.*?\*\//gs, '').matchAll(/([^{}]+)\{([^{}]*)\}/g);
  return [...rules].flatMap(([, selectors = '', body = '']) => {
    const mirrored = mirror(declarationsOf(body));
    const turned = selectors
      .split(',')
      .map((selector) => selector.trim().replaceAll(/\s+/g, ' '))
      .filter((selector) => !neverTurned.test(selector))
      .flatMap(turnedSelectors);
    if (mirrored.length === 0 || turned.length === 0) return [];
    return `${turned.join(', ')} { ${mirrored.map(([property, value]) => `${property}: ${value};`).join(' ')} }`;
  });
}

/** What stands in a turned element, and such an element itself. */
const turnedSelectors = (selector: string): readonly string[] =>
  /[ +>:]/.test(selector)
    ? [`.${turnedClass} ${selector}`]
    : [`.${turnedClass} ${selector}`, `${selector}.${turnedClass}`];

function declarationsOf(body: string): readonly Declaration[] {
  return body.split(';').flatMap((declaration) => {
    const [property = '', value] = declaration.split(/:(.*)/s, 2).map((part) => part.trim());
    return value === undefined || value === '' ? [] : [[property, value] as const];
  });
}

const sides: Readonly<Record<string, string>> = { left: 'right', right: 'left' };

/** The declarations that have to do with sides, as in a mirror; also those that it does not change, for the cascade's sake. */
function mirror(declarations: readonly Declaration[]): readonly Declaration[] {
  const values = new Map(declarations);
  const mirrored = new Map<string, string>();
  for (const [property, value] of declarations) {
    const [family = '', side = ''] = property.split('-');
    const other = sides[side];
    if (property === 'text-align') mirrored.set(property, sides[value] ?? value);
    else if (/^(?:margin|padding)$/.test(property)) {
      const [top, right, bottom, left] = value.split(' ');
      mirrored.set(property, left === undefined ? value : [top, left, bottom, right].join(' '));
    } else if (/^(?:margin|padding)-(?:top|bottom)$/.test(property)) {
      // The rules before it, with a shorthand, are given anew too.
      mirrored.set(property, value);
    } else if (other !== undefined && /^(?:margin|padding|border)$/.test(family)) {
      mirrored.set(`${family}-${other}`, value);
      // The side that it had is as the other one was: by its own declaration, by the shorthand, or empty.
      const empty = family === 'border' ? 'none' : '0';
      const opposite = `${family}-${other}`;
      mirrored.set(property, values.get(opposite) ?? sideOf(values.get(family), other) ?? empty);
    }
  }
  return [...mirrored];
}

/** The value that a shorthand gives a side. */
function sideOf(shorthand: string | undefined, side: string): string | undefined {
  const [top, right = top, , left = right] = shorthand?.split(' ') ?? [];
  return side === 'left' ? left : right;
}

/** Whether a book has blocks that run against it. */
export function hasTurned({ blocks, notes, metadata: { language } }: Book): boolean {
  const book = directionOf(language);
  let found = false;
  const block = (one: Block): void => {
    if (one.kind === 'poem') found ||= (poemDirection(one) ?? book) !== book;
    if (one.kind === 'aside') found ||= directionOf(languageOf(one, language)) !== book;
  };
  visit(blocks, { block });
  for (const note of notes.values()) visit(note.children, { block });
  return found;
}
