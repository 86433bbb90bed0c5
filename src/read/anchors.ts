/**
 * Anchors: the names under which links, contents and readers' notes find headings, figures and
 * tables. The author's own `{#name}`, in any script, else a name by position (`ch-2`, `sec-2-1`, `fig-3`), so that an
 * edition that changes only words keeps them all.
 */

import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { phrase } from '../diagnostics/phrases.ts';
import type { Span } from '../source.ts';

export interface Anchors {
  /** The anchor of the next heading in reading order. */
  readonly heading: (level: number, wanted: string | undefined, span: Span) => string;
  /** The anchor of the next figure, table, part or index mark. */
  readonly next: (kind: 'fig' | 'table' | 'part' | 'index', wanted: string | undefined, span: Span) => string;
}

/** A letter, then letters, digits, hyphens, full stops, underscores; inside a word of Persian a zero-width non-joiner. */
const anchorPattern = /^\p{L}[\p{L}\p{M}\p{N}_.\u{200c}-]*$/u;

/** Whether the author can give something this name. */
export const isAnchorName = (name: string): boolean => anchorPattern.test(name);

/** A name as it is written where something gets it and wherever that is meant: canonically equal ones are one. */
export const anchorNamed = (written: string): string => written.normalize('NFC');

/** Anchors for one book. */
export function createAnchors(report: (diagnostic: Diagnostic) => void): Anchors {
  const taken = new Map<string, Span>();
  const counters: number[] = [];
  const counts = { fig: 0, table: 0, part: 0, index: 0 };

  /** How often a name was taken already. */
  const repeats = new Map<string, number>();
  const another = (name: string): string => {
    let repeat = repeats.get(name) ?? 0;
    let free = name;
    while (taken.has(free)) free = `${name}-${++repeat === 1 ? '' : repeat}`;
    repeats.set(name, repeat);
    return free;
  };

  const claim = (wanted: string | undefined, byPosition: string, span: Span): string => {
    let anchor = byPosition;
    if (wanted !== undefined && isAnchorName(wanted)) {
      anchor = anchorNamed(wanted);
      const first = taken.get(anchor);
      if (first !== undefined) report(diagnose('duplicate-anchor', { anchor }, span, [first]));
    } else if (wanted !== undefined) {
      report(diagnose('invalid-directive', { name: `{#${wanted}}`, reason: phrase('anchor-name') }, span));
    }
    const free = taken.has(anchor) ? another(anchor) : anchor;
    taken.set(free, span);
    return free;
  };

  return {
    heading: (level, wanted, span) => {
      counters.length = level;
      for (let index = 0; index < level; index++) counters[index] ??= 0;
      counters[level - 1] = (counters[level - 1] ?? 0) + 1;
      return claim(wanted, `${level === 1 ? 'ch' : 'sec'}-${counters.join('-')}`, span);
    },
    next: (kind, wanted, span) => claim(wanted, `${kind}-${++counts[kind]}`, span),
  };
}
