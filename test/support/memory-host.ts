/** A host whose files are in memory: paths are relative to a folder that does not exist. What is not there is asked of the host `behind` it. */

import { normalize } from 'node:path';
import type { Host } from '../../src/host.ts';

const prefix = (path: string): string => `${normalize(path).replace(/\/$/, '')}/`;

export function memoryHost(files: Readonly<Record<string, string | Uint8Array>>, behind?: Host): Host {
  const contents = new Map(
    Object.entries(files).map(([path, content]) => [
      normalize(path),
      typeof content === 'string' ? new TextEncoder().encode(content) : content,
    ]),
  );
  const isFolder = (path: string): boolean =>
    normalize(path) === '.' || [...contents.keys()].some((name) => name.startsWith(prefix(path)));
  return {
    readBytes: (path) => {
      const bytes = contents.get(normalize(path));
      if (bytes !== undefined) return { ok: true, value: bytes };
      if (isFolder(path)) return { ok: false, reason: 'is-folder' };
      return behind?.readBytes(path) ?? { ok: false, reason: 'missing' };
    },
    list: (path) => {
      if (!isFolder(path)) return behind?.list(path) ?? { ok: false, reason: 'missing' };
      const inside = [...contents.keys()].filter((name) => name.startsWith(prefix(path)));
      const names = inside.map((name) => name.slice(prefix(path).length).replace(/\/.*$/, '/'));
      return { ok: true, value: [...new Set(names)].sort() };
    },
    isFolder,
    exists: (path) => contents.has(normalize(path)) || isFolder(path) || behind?.exists(path) === true,
    realPath: (path) => ({ ok: true, value: `/${normalize(path)}` }),
    writeWhole: (path, bytes) => {
      contents.set(normalize(path), bytes);
      return { ok: true, value: undefined };
    },
    milliseconds: () => 0,
    processors: () => 1,
  };
}
