/**
 * Why YAML does not parse, in words that say what to do: the parser names what its grammar expected, the author wrote a
 * key without a colon. In: an error's code, message and place; out: a phrase and the place it is about.
 */

import { type PhraseName, phrase } from './diagnostics/phrases.ts';

/** An error as the package `yaml` gives it, with offsets in the text. */
interface Complaint {
  readonly code: string;
  readonly message: string;
  readonly pos: readonly [number, number];
}

export interface Problem {
  readonly problem: string;
  /** More to say where the problem does not say what to do. */
  readonly advice: string;
  readonly start: number;
  readonly end: number;
}

/** Codes that say it all. */
const byCode: Readonly<Record<string, PhraseName>> = {
  DUPLICATE_KEY: 'yaml-duplicate',
  TAB_AS_INDENT: 'yaml-tab',
  BLOCK_IN_FLOW: 'yaml-two-colons',
  BAD_SCALAR_START: 'yaml-character',
  BAD_DIRECTIVE: 'yaml-character',
  BAD_ALIAS: 'yaml-alias',
  TAG_RESOLVE_FAILED: 'yaml-tag',
  MULTIPLE_DOCS: 'yaml-documents',
  NON_STRING_KEY: 'yaml-key',
  RESOURCE_EXHAUSTION: 'yaml-deep',
};

/** Messages that say what the code does not. */
const byMessage: readonly (readonly [RegExp, PhraseName])[] = [
  [/must be sufficiently indented and end with/, 'yaml-unclosed-bracket'],
  [/^Missing closing/, 'yaml-unclosed'],
  [/block-seq-ind on same line/, 'yaml-dash'],
  [/(?:flow-seq-end|flow-map-end) token/, 'yaml-unopened'],
  [/^Unexpected , in flow/, 'yaml-comma'],
  [/^Block scalar header/, 'yaml-block-header'],
];

/** Problems whose name does not say what to do about them. */
const vague: ReadonlySet<PhraseName> = new Set(['yaml-indent', 'yaml-unclosed', 'yaml-unexpected']);

/** What is wrong, of an error and the text it is in. */
export function problemOf({ code, message, pos: [start, end] }: Complaint, text: string): Problem {
  const as = (name: PhraseName, argument = '', from = start, to = end): Problem => ({
    problem: phrase(name, argument),
    advice: vague.has(name) ? phrase('yaml-advice') : '',
    start: from,
    end: to,
  });
  const known = byCode[code] ?? byMessage.find(([pattern]) => pattern.test(message))?.[1];
  if (known !== undefined) return as(known, known === 'yaml-unopened' ? text.slice(start, end) : '');
  if (code === 'BAD_DQ_ESCAPE') return as('yaml-escape', text.slice(start, start + 2));
  if (code === 'BLOCK_AS_IMPLICIT_KEY') {
    const key = keyUnder(text, start);
    return key === undefined ? as('yaml-two-colons') : as('yaml-indented-key', '', key.start, key.end);
  }
  if (code === 'MISSING_CHAR' || code === 'MULTILINE_IMPLICIT_KEY') {
    const { name, argument = '' } = withoutColon(text, start);
    return as(name, argument);
  }
  if (message.startsWith('Unexpected scalar at node end') && /["'][ \t]*$/.test(text.slice(0, start)))
    return as('yaml-after-quote');
  // The only mark of indentation that a message about a whole line has.
  const isAtLineStart = code === 'BAD_INDENT' || /(?:^|\n)[ \t]*$/.test(text.slice(0, start));
  return as(isAtLineStart ? 'yaml-indent' : 'yaml-unexpected');
}

/** The key that is indented under a line with one colon, whose value begins at `start`. */
function keyUnder(text: string, start: number): { readonly start: number; readonly end: number } | undefined {
  const [line = '', indent = '', key] = /^[^\n]*\n([ \t]*)([^\s:][^\n:]*)?/.exec(text.slice(start)) ?? [];
  const [own = ''] = line.split('\n');
  if (key === undefined || indent === '' || /:(?:[ \t\r]|$)/.test(own)) return undefined;
  const end = start + line.length;
  return { start: end - key.length, end };
}

/** What became of the colon that a key's line should have. */
function withoutColon(
  text: string,
  start: number,
): { readonly name: PhraseName; readonly argument?: string } {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const line = /^[^\r\n]*/.exec(text.slice(lineStart))?.[0] ?? '';
  const glued = gluedKey(line);
  if (glued !== undefined) return { name: 'yaml-no-space', argument: glued };
  const before = text.slice(0, lineStart).trimEnd();
  if (/:[ \t]+[>|][-+\d]*$/.test(before)) return { name: 'yaml-block-indent' };
  return { name: /:(?:[ \t]|$)/.test(line) ? 'yaml-unclosed' : 'yaml-no-colon' };
}

/** The key of a line that has no space behind its colon, as `title:كتاب`. */
export function gluedKey(line: string): string | undefined {
  return /^[ \t]*([A-Za-z][\w-]*):(?=[^\s/])/.exec(line)?.[1];
}
