/**
 * Files of a book: pictures, through the host, measured; and nothing from outside the book's folder, whether by `..`, an
 * absolute path or a link.
 */

import { extname, isAbsolute, join, relative, sep } from 'node:path';
import type { Image } from '../book/block.ts';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { phrase } from '../diagnostics/phrases.ts';
import type { Host } from '../host.ts';
import type { Span } from '../source.ts';
import { measureImage } from './images.ts';

/** Whether a file is of the text, by its name. */
export const isMarkdown = (path: string): boolean =>
  ['.md', '.markdown'].includes(extname(path).toLowerCase());

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
    if (/^data:/i.test(written)) {
      report(diagnose('invalid-image', { path: written, reason: phrase('image-in-text') }, span));
      return undefined;
    }
    if (/^file:/i.test(written)) {
      report(diagnose('outside-book', { path: written }, span));
      return undefined;
    }
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
