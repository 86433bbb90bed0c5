/**
 * What lies in the font folders. In: the folders, nearest first. Out: the names of the faces, and which of
 * them have a character. It serves the hints of diagnostics, so a file is opened only when something is
 * already wrong.
 */

import { join } from 'node:path';
import type { FaceName } from '../design/styled.ts';
import type { Host } from '../host.ts';
import { endings, findFont } from './find-font.ts';
import { readFont } from './fontkit.ts';

export interface Catalogue {
  /** Names of the faces that have a character, in order of name. */
  readonly facesWith: (codePoint: number) => readonly FaceName[];
}

/** Names of all faces in these folders, each once, in order of name. */
export function listFaces(host: Host, roots: readonly string[]): readonly FaceName[] {
  const names = new Set<FaceName>();
  for (const root of roots) {
    for (const family of namesIn(host, root)) {
      if (!family.endsWith('/')) continue;
      for (const file of namesIn(host, join(root, family))) {
        const ending = endings.find((one) => file.endsWith(one));
        if (ending !== undefined) names.add(family + file.slice(0, -ending.length));
      }
    }
  }
  return [...names].sort();
}

function namesIn(host: Host, folder: string): readonly string[] {
  const list = host.list(folder);
  return list.ok ? list.value : [];
}

/** A catalogue that opens the fonts of these folders when it is first asked. */
export function createCatalogue(host: Host, roots: readonly string[]): Catalogue {
  let coverage: ReadonlyMap<FaceName, (codePoint: number) => boolean> | undefined;
  return {
    facesWith: (codePoint) => {
      coverage ??= coverageOf(host, roots);
      return [...coverage].filter(([, has]) => has(codePoint)).map(([name]) => name);
    },
  };
}

function coverageOf(
  host: Host,
  roots: readonly string[],
): ReadonlyMap<FaceName, (codePoint: number) => boolean> {
  const coverage = new Map<FaceName, (codePoint: number) => boolean>();
  for (const name of listFaces(host, roots)) {
    const found = findFont(host, roots, name);
    if (found.kind !== 'found') continue;
    const reading = readFont(found.bytes);
    if (reading.ok) coverage.set(name, reading.tables.has);
  }
  return coverage;
}
