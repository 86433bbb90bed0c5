/** A host whose files are in memory, over another one (or none) for what it does not have itself. */

import type { Host } from '../../src/host.ts';

const missing = { ok: false, reason: 'missing' } as const;

/** Paths as the code under test names them; a folder is whatever has files under it. */
export function memoryHost(files: Readonly<Record<string, string>>, under?: Host): Host {
  const isFolder = (path: string): boolean =>
    Object.keys(files).some((name) => name.startsWith(`${path}/`)) || (under?.isFolder(path) ?? false);
  return {
    readBytes: (path) => {
      const text = files[path];
      if (text === undefined) return under?.readBytes(path) ?? missing;
      return { ok: true, value: new TextEncoder().encode(text) };
    },
    list: (path) => {
      const own = Object.keys(files)
        .filter((name) => name.startsWith(`${path}/`))
        .map((name) => name.slice(path.length + 1).replace(/\/.*$/, '/'));
      if (own.length === 0) return under?.list(path) ?? missing;
      return { ok: true, value: [...new Set(own)].sort() };
    },
    isFolder,
    exists: (path) => files[path] !== undefined || isFolder(path) || (under?.exists(path) ?? false),
    realPath: (path) =>
      files[path] === undefined ? (under?.realPath(path) ?? missing) : { ok: true, value: path },
    writeWhole: () => ({ ok: false, reason: 'read-only' }),
    milliseconds: () => 0,
  };
}
