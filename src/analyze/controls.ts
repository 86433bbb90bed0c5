/**
 * Bidi controls that have no partner, and lone surrogates: places in the author's text that a diagnostic should
 * point to. Pairs are matched as UAX #9 BD9 and BD11 match them: a PDI closes the nearest open isolate and with it
 * every embedding opened inside; a PDF closes the nearest embedding of the same isolate; a paragraph separator
 * closes all (X8). Matching only: the depth limit of 125 does not matter here.
 */

import { bidiClassAt, isIsolateInitiator } from './bidi-classes.ts';
import { B, LRE, PDF, PDI } from './tables/bidi-class.ts';
import { isSurrogate } from './tables/property-table.ts';

/** A character without the partner it needs. */
export interface UnbalancedControl {
  /** UTF-16 index. */
  readonly index: number;
  /** `unclosed`: opens what nothing closes; `unopened`: closes nothing; `lone-surrogate`: half of a pair. */
  readonly problem: 'unclosed' | 'unopened' | 'lone-surrogate';
}

/** What no text without controls and surrogates has: the pattern nearly every paragraph fails. */
const SUSPECT = /[\u{202A}-\u{202E}\u{2066}-\u{2069}\u{D800}-\u{DFFF}]/u;

/** The controls that are never closed or close nothing, and lone surrogates, in text order. */
export function unbalancedControls(text: string): readonly UnbalancedControl[] {
  if (!SUSPECT.test(text)) return [];
  const problems: UnbalancedControl[] = [];
  const open: { readonly index: number; readonly isIsolate: boolean }[] = [];
  const leaveOpen = (from: number): void => {
    for (const { index } of open.splice(from)) problems.push({ index, problem: 'unclosed' });
  };
  let openIsolates = 0;
  for (let i = 0; i < text.length; i++) {
    const codePoint = text.codePointAt(i) ?? 0;
    const bidiClass = bidiClassAt(text, i);
    if (codePoint > 0xffff) i++;
    else if (isSurrogate(codePoint)) problems.push({ index: i, problem: 'lone-surrogate' });
    else if (isIsolateInitiator(bidiClass)) {
      open.push({ index: i, isIsolate: true });
      openIsolates++;
    } else if (bidiClass >= LRE && bidiClass < PDF) open.push({ index: i, isIsolate: false });
    else if (bidiClass === PDF) {
      if (open.at(-1)?.isIsolate === false) open.pop();
      else problems.push({ index: i, problem: 'unopened' });
    } else if (bidiClass === PDI) {
      if (openIsolates === 0) {
        problems.push({ index: i, problem: 'unopened' });
        continue;
      }
      leaveOpen(open.findLastIndex((control) => control.isIsolate) + 1);
      open.pop();
      openIsolates--;
    } else if (bidiClass === B) {
      leaveOpen(0);
      openIsolates = 0;
    }
  }
  leaveOpen(0);
  return problems.sort((a, b) => a.index - b.index);
}
