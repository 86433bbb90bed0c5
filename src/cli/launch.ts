/**
 * Starts the compiled program. The program is one script, a function in ASCII; beside it lies V8's code cache, made by
 * `npm run compile`, which saves compiling the script anew at each start. A cache that does not fit this Node is
 * ignored. Runs before anything else, so it reads its two files without `host.ts`.
 */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { optimizeLate } from './engine.ts';
import type * as program from './program.ts';

optimizeLate();

const path = fileURLToPath(new URL('program.cjs', import.meta.url));
const cachePath = `${path}.cache`;
/** Set by `npm run compile`: the cache is written when the work is done, with all that was compiled till then. */
const writesCache = process.env['WARRAQ_WRITE_CODE_CACHE'] === '1';

const code = readFileSync(path, 'latin1');
const cachedData = !writesCache && existsSync(cachePath) ? readFileSync(cachePath) : undefined;
const script = new Script(code, {
  filename: path,
  ...(cachedData === undefined ? {} : { cachedData }),
});
const module: { exports: typeof program | undefined } = { exports: undefined };
script.runInThisContext()(module, createRequire(path), path);
const { exports } = module;
if (exports === undefined) throw new Error('the compiled program is empty');

process.exitCode = await exports.main(process.argv.slice(2));

if (writesCache) writeFileSync(cachePath, script.createCachedData());
