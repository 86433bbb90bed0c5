/**
 * Files of a book, through the host: text decoded and checked, images measured, and nothing from outside
 * the book's folder, whether by `..`, an absolute path or a link.
 */

import { isAbsolute, join, relative, sep } from 'node:path';
import type { Image } from '../book/block.ts';
import { type Diagnostic, diagnose, type Reported } from '../diagnostics/diagnostic.ts';
import { phrase } from '../diagnostics/phrases.ts';
import type { Host, HostFailure } from '../host.ts';
import type { Source, Span } from '../source.ts';
import { measureImage } from './images.ts';

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

/** True if a path, as it stands or through links, leads out of a folder. */
export function leadsOut(host: Host, folder: string, path: string): boolean {
  if (isAbsolute(path) || isOutside(relative(folder, join(folder, path)))) return true;
  const realFolder = host.realPath(folder);
  const realPath = host.realPath(join(folder, path));
  return realFolder.ok && realPath.ok && isOutside(relative(realFolder.value, realPath.value));
}

const isOutside = (path: string): boolean => path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path);

/** Opens the images that a text or the metadata name; each file is read once. */
export function createImageLoader(
  host: Host,
  bookFolder: string,
  report: (diagnostic: Diagnostic) => void,
): (path: string, baseFolder: string, span: Span) => Image | undefined {
  const loaded = new Map<string, Image | undefined>();
  return (written, baseFolder, span) => {
    if (/^(?:[a-z][a-z0-9+.-]+:|\/\/)/i.test(written)) {
      report(diagnose('remote-image', { url: written }, span));
      return undefined;
    }
    const path = relative(bookFolder, join(baseFolder, decodePath(written)));
    if (isAbsolute(decodePath(written)) || leadsOut(host, bookFolder, path)) {
      report(diagnose('outside-book', { path: written }, span));
      return undefined;
    }
    if (!loaded.has(path)) loaded.set(path, loadImage(host, join(bookFolder, path), written, span, report));
    return loaded.get(path);
  };
}

function loadImage(
  host: Host,
  path: string,
  written: string,
  span: Span,
  report: (diagnostic: Diagnostic) => void,
): Image | undefined {
  const read = host.readBytes(path);
  if (!read.ok) {
    const reason = phrase(read.reason);
    const isMissing = read.reason === 'missing';
    report(
      isMissing
        ? diagnose('missing-image', { path: written }, span)
        : diagnose('invalid-image', { path: written, reason }, span),
    );
    return undefined;
  }
  const measured = measureImage(read.value);
  if ('problem' in measured) {
    report(diagnose('invalid-image', { path: written, reason: measured.problem }, span));
    return undefined;
  }
  return { path: written, span, bytes: read.value, ...measured };
}

/** Markdown writes spaces and Arabic in paths as they are or percent-encoded. */
function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // A percent sign that encodes nothing is one.
    return path;
  }
}
