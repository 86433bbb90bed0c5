/**
 * The one door to the outside: files, the clock for progress and timing, the processors. Only this file
 * touches `node:fs`, and no stage of the build sees the clock.
 */

import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { pid } from 'node:process';

export type HostResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: HostFailure };

export type HostFailure =
  | 'missing'
  | 'is-folder'
  | 'not-folder'
  | 'not-permitted'
  | 'no-space'
  | 'too-large'
  | 'read-only'
  | 'link-loop'
  | 'name-too-long'
  | 'other';

export interface Host {
  readBytes(path: string): HostResult<Uint8Array>;
  /** Names of the entries of a folder, in code unit order; folders end in `/`. */
  list(path: string): HostResult<readonly string[]>;
  isFolder(path: string): boolean;
  exists(path: string): boolean;
  /** Path with links resolved, to see whether it leaves a folder. */
  realPath(path: string): HostResult<string>;
  /** Writes to a temporary file beside `path`, then renames it: either the whole file is there or the old one still is. Makes the folder. */
  writeWhole(path: string, bytes: Uint8Array): HostResult<undefined>;
  /** Milliseconds since the process began, for progress and timing only. */
  milliseconds(): number;
  /** How many threads can run side by side. */
  processors(): number;
}

/** Largest file read, in bytes; a manuscript of 20 MB and its pictures stay far below. */
const readLimit = 256 * 1024 * 1024;

/** Node's error codes, as far as a user can do something about them. */
const failures: Readonly<Record<string, HostFailure>> = {
  ENOENT: 'missing',
  EISDIR: 'is-folder',
  ENOTDIR: 'not-folder',
  // Making folders where a file stands.
  EEXIST: 'not-folder',
  EACCES: 'not-permitted',
  EPERM: 'not-permitted',
  ENOSPC: 'no-space',
  EDQUOT: 'no-space',
  EFBIG: 'too-large',
  EROFS: 'read-only',
  ELOOP: 'link-loop',
  ENAMETOOLONG: 'name-too-long',
};

/** The machine the command runs on. Reading and writing are synchronous: a build has nothing else to do. */
export function createHost(): Host {
  return {
    readBytes: (path) => attempt(() => readBounded(path)),
    list: (path) =>
      attempt(() => {
        const names = readdirSync(path).map((name) => (isFolder(join(path, name)) ? `${name}/` : name));
        return { ok: true, value: names.sort() };
      }),
    isFolder,
    exists: existsSync,
    realPath: (path) => attempt(() => ({ ok: true, value: realpathSync(path) })),
    writeWhole: (path, bytes) => attempt(() => writeThenRename(path, bytes)),
    milliseconds: () => performance.now(),
    processors: availableParallelism,
  };
}

/** False also for a link that leads round in a circle: reading it will say what is wrong. */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** Runs one system call and turns its error into a reason; everything else is our own mistake. */
function attempt<T>(call: () => HostResult<T>): HostResult<T> {
  try {
    return call();
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    return { ok: false, reason: failures[String(error.code)] ?? 'other' };
  }
}

function readBounded(path: string): HostResult<Uint8Array> {
  const status = statSync(path);
  if (status.isDirectory()) return { ok: false, reason: 'is-folder' };
  // A pipe or a device has no size and may never end.
  if (!status.isFile()) return { ok: false, reason: 'other' };
  if (status.size > readLimit) return { ok: false, reason: 'too-large' };
  return { ok: true, value: readFileSync(path) };
}

/** Makes a folder and those above it. Node's own `recursive` never returns where the system answers ENOENT, as in /proc. */
function makeFolder(path: string): void {
  if (isFolder(path)) return;
  const parent = dirname(path);
  if (parent !== path) makeFolder(parent);
  mkdirSync(path);
}

function writeThenRename(path: string, bytes: Uint8Array): HostResult<undefined> {
  makeFolder(dirname(path));
  if (isFolder(path)) return { ok: false, reason: 'is-folder' };
  const temporary = join(dirname(path), `.${basename(path)}.${pid}.part`);
  try {
    writeFileSync(temporary, bytes);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  return { ok: true, value: undefined };
}
