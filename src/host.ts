/**
 * The one door to the outside: files, the clock for progress and timing, the environment. Only this file
 * touches `node:fs`, and no stage of the build sees the clock.
 */

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
}
