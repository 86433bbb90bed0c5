/**
 * Opens the faces that a design names. In: folders that hold font families, nearest first, and names such as
 * `amiri/Amiri-Regular`. Out: the faces of the build, or a diagnostic for each that is absent or broken.
 */

import type { FaceName } from '../design/styled.ts';
import { type Diagnostic, diagnose, invariant, type Reported } from '../diagnostics/diagnostic.ts';
import { phrase } from '../diagnostics/phrases.ts';
import { suggestionFor } from '../diagnostics/suggest.ts';
import type { Host } from '../host.ts';
import type { Span } from '../source.ts';
import { createCatalogue, listFaces } from './catalogue.ts';
import { findFont } from './find-font.ts';
import type { Face, Fonts, GlyphRun } from './font.ts';
import { readFont } from './fontkit.ts';
import { type HarfBuzz, openHarfBuzz, type ShapingFont } from './harfbuzz.ts';
import { openWordTable } from './word-table.ts';

/** Opens each named face once; undefined when one cannot be used. `places` are where the faces are named. */
export function openFonts(
  host: Host,
  roots: readonly string[],
  names: readonly FaceName[],
  places: ReadonlyMap<FaceName, Span> = new Map(),
): Reported<Fonts | undefined> {
  const harfbuzz = openHarfBuzz(host);
  const faces = new Map<FaceName, Face>();
  const diagnostics: Diagnostic[] = [];
  for (const name of new Set(names)) {
    const opened = openFace(host, roots, name, harfbuzz, places.get(name));
    if ('code' in opened) diagnostics.push(opened);
    else faces.set(name, opened);
  }
  if (diagnostics.length > 0) return { value: undefined, diagnostics };
  return { value: fontsOf(host, roots, faces), diagnostics };
}

function fontsOf(host: Host, roots: readonly string[], faces: ReadonlyMap<FaceName, Face>): Fonts {
  const catalogue = createCatalogue(host, roots);
  return {
    face: (name) => {
      const face = faces.get(name);
      invariant(face !== undefined, `the face ${name} was not opened`);
      return face;
    },
    faces: [...faces.values()],
    facesWith: catalogue.facesWith,
  };
}

function openFace(
  host: Host,
  roots: readonly string[],
  name: FaceName,
  harfbuzz: HarfBuzz,
  span: Span | undefined,
): Face | Diagnostic {
  const found = findFont(host, roots, name);
  if (found.kind === 'found') return makeFace(name, found.path, found.bytes, harfbuzz, span);
  if (found.kind === 'outside') return diagnose('outside-book', { path: found.path }, span);
  if (found.kind === 'unreadable') {
    return diagnose('unreadable-file', { path: found.path, reason: phrase(found.reason) }, span);
  }
  const suggestion = suggestionFor(name, listFaces(host, roots));
  return diagnose('missing-font', { family: name, suggestion }, span);
}

function makeFace(
  name: FaceName,
  path: string,
  bytes: Uint8Array,
  harfbuzz: HarfBuzz,
  span: Span | undefined,
): Face | Diagnostic {
  const reading = readFont(bytes);
  if (!reading.ok) return diagnose('invalid-font', { path, reason: reading.reason }, span);
  // Opened for the first word in it: many a face of a design has none in a book.
  let opened: ShapingFont | undefined;
  const shaping = (): ShapingFont => (opened ??= harfbuzz.openFont(bytes));
  const face: Face = {
    ...reading.tables,
    name,
    path,
    bytes,
    shape: (text, options, context) => withFace(face, shaping().shape(text, options, context)),
    takeWords: (options, memory) => shaping().takeWords(options, openWordTable(memory)),
  };
  return face;
}

/** Field by field: an object made by spreading is half as large again, and a book keeps one for each of its words. */
function withFace(face: Face, run: Omit<GlyphRun, 'face'>): GlyphRun {
  const { text, direction, advance, glyphs, clusters, advances, xOffsets, yOffsets, flags } = run;
  return { face, text, direction, advance, glyphs, clusters, advances, xOffsets, yOffsets, flags };
}
