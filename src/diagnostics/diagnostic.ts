/**
 * Diagnostics: what Warraq has to say about bad or doubtful input. They are values that travel with a
 * stage's result; nothing in the pipeline prints, logs or throws for input. The wording, in every
 * language, is in `codes.ts`; a diagnostic carries only the code, its parameters and the place.
 */

import type { Span } from '../source.ts';
import { type Code, codes, type ParamsOf } from './codes.ts';

export type Severity = 'error' | 'warning' | 'hint';

export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  /** Values for the `{placeholders}` of the message and its hint. */
  readonly params: Readonly<Record<string, string | number>>;
  /** Where in the manuscript, if it is about a place. */
  readonly span?: Span;
  /** Further places of the same trouble (the other uses of a missing character, the first of two anchors). */
  readonly related?: readonly Span[];
}

/** A stage's result together with what it had to say. */
export interface Reported<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}

/** Makes the diagnostic of a code; the parameters are those its message names. */
export function diagnose<C extends Code>(
  code: C,
  params: ParamsOf<C>,
  span?: Span,
  related?: readonly Span[],
): Diagnostic {
  return {
    code,
    severity: codes[code].severity,
    params,
    ...(span === undefined ? {} : { span }),
    ...(related === undefined || related.length === 0 ? {} : { related }),
  };
}

/** True when any of the diagnostics is an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}

/** In the order in which people read: each file from the top, files as they were first met, then what has no place. */
export function inReadingOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const files = new Map<string, number>();
  for (const { span } of diagnostics) {
    if (span !== undefined && !files.has(span.source.path)) files.set(span.source.path, files.size);
  }
  const fileOf = ({ span }: Diagnostic): number => files.get(span?.source.path ?? '') ?? files.size;
  return [...diagnostics].sort(
    (a, b) => fileOf(a) - fileOf(b) || (a.span?.start ?? 0) - (b.span?.start ?? 0),
  );
}

/** Our own mistakes, and only those, throw. */
export function invariant(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message);
}
