/** Before the tests that run the program: compiles it where it is missing or older than its source. */

import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
/** Folders whose tests run the program. */
const runners = ['test/cli', 'test/books'];

const changed = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** The time of the newest file in a folder; deleted files show in the times of their folders. */
function newest(folder: string): number {
  let latest = changed(folder);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    latest = Math.max(latest, entry.isDirectory() ? newest(path) : changed(path));
  }
  return latest;
}

/** Vitest calls this once, before any test file. */
export default function compile(): void {
  const asked = process.argv.filter((argument) => argument.startsWith('test/'));
  const isAsked = (folder: string): boolean =>
    asked.some((pattern) => pattern.includes(folder) || folder.includes(pattern.replace(/\/$/, '')));
  if (asked.length > 0 && !runners.some(isAsked)) return;
  const settings = ['package.json', 'package-lock.json', 'esbuild.config.mjs'].map((name) =>
    changed(join(root, name)),
  );
  const source = Math.max(newest(join(root, 'src')), ...settings);
  if (changed(join(root, 'build/warraq/main.js')) > source) return;
  execFileSync(process.execPath, ['esbuild.config.mjs'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
