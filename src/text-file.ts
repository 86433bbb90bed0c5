/** Text files, through the host: UTF-8, checked, with lines that end in one way. */

import { type Diagnostic, diagnose, type Reported } from './diagnostics/diagnostic.ts';
import { phrase } from './diagnostics/phrases.ts';
import type { Host, HostFailure } from './host.ts';
import type { Source, Span } from './source.ts';

const none = (diagnostic: Diagnostic): Reported<undefined> => ({
  value: undefined,
  diagnostics: [diagnostic],
});

/** A UTF-8 text file; the byte order mark is left out. `span` is where the manuscript names it. */
export function readText(host: Host, path: string, span?: Span): Reported<Source | undefined> {
  const read = host.readBytes(path);
  if (!read.ok) return none(unreadable(path, read.reason, span));
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(read.value);
    // What the first Macintoshes ended lines with is as long as what is read for it: every place stays.
    return { value: { path, text: text.replaceAll(/\r(?!\n)/g, '\n') }, diagnostics: [] };
  } catch {
    // The decoder says only that there is something, not where.
    return none(notUtf8(path, read.value));
  }
}

function unreadable(path: string, reason: HostFailure, span: Span | undefined): Diagnostic {
  if (reason === 'missing') return diagnose('missing-file', { path }, span);
  return diagnose('unreadable-file', { path, reason: phrase(reason) }, span);
}

/** Points at the character before which the text breaks off, in the file itself. */
function notUtf8(path: string, bytes: Uint8Array): Diagnostic {
  const offset = firstInvalidByte(bytes);
  const source: Source = { path, text: new TextDecoder().decode(bytes) };
  // As a stream: what a broken character began with is no character before it.
  const start = new TextDecoder().decode(bytes.subarray(0, offset), { stream: true }).length;
  return diagnose('not-utf8', { path, offset }, { source, start, end: start + 1 });
}

/** Offset of the first byte that is not UTF-8, by halves: a prefix is valid up to there. */
function firstInvalidByte(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (isValidPrefix(bytes.subarray(0, middle))) low = middle;
    else high = middle - 1;
  }
  return low;
}

function isValidPrefix(bytes: Uint8Array): boolean {
  try {
    // As a stream, so that a character cut by the prefix's end is not an error.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
