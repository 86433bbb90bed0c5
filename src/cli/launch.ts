/**
 * Starts the compiled program. The program is one script; beside it lies V8's
 * code cache, made by `npm run compile`, which saves compiling the script anew at each start. A cache that does
 * not fit this Node is ignored. Runs before anything else, so it reads its two files without `host.ts`.
 */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';
import type * as program from './program.ts';

/**
 * Flags of V8 by Node's major version: optimise later. A small book is done before most of what V8 optimises in it
 * has paid for itself, and the compiler's threads are in the way of ours: with them the article takes a quarter
 * less; a long book loses nothing. V8 complains of flags that it does not know, and each version counts by its own
 * measure: a version that is not in the table goes without.
 */
const engineFlags: Readonly<Record<string, readonly string[]>> = {
  20: ['--wasm-tiering-budget=100000000', '--interrupt-budget=250000'],
  22: ['--wasm-tiering-budget=100000000', '--invocation-count-for-turbofan=9000'],
  24: ['--wasm-tiering-budget=1000000000'],
};
for (const flag of engineFlags[process.versions.node.split('.', 1)[0] ?? ''] ?? []) setFlagsFromString(flag);

const path = fileURLToPath(new URL('program.cjs', import.meta.url));
const cachePath = `${path}.cache`;
/** Set by `npm run compile`: the cache is written when the work is done, with all that was compiled till then. */
const writesCache = process.env['WARRAQ_WRITE_CODE_CACHE'] === '1';

const code = readFileSync(path, 'utf8');
const cachedData = !writesCache && existsSync(cachePath) ? readFileSync(cachePath) : undefined;
const script = new Script(`(function (module, require, __filename) {${code}\n})`, {
  filename: path,
  ...(cachedData === undefined ? {} : { cachedData }),
});
const module: { exports: typeof program | undefined } = { exports: undefined };
script.runInThisContext()(module, createRequire(path), path);
const { exports } = module;
if (exports === undefined) throw new Error('the compiled program is empty');

process.exitCode = await exports.main(process.argv.slice(2));

if (writesCache) writeFileSync(cachePath, script.createCachedData());
