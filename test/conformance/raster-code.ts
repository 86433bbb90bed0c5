/**
 * The code of the cover's raster, compiled from `src/epub/assembly/raster.ts`. `npm run raster` writes it into
 * `src/epub/raster-code.ts`; the conformance run compiles it again and compares.
 */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { skipped, type Verdict, verdictOf } from './checks.ts';
import { fromModules } from './modules.ts';

export const rasterSource = 'src/epub/assembly/raster.ts';
export const rasterCodeFile = 'src/epub/raster-code.ts';
const options = ['--runtime', 'stub', '--noAssert', '-O3', '--converge', '--outFile', 'code'];
const lineWidth = 106;

/** The text of `raster-code.ts` as it should be; undefined where the compiler is not installed. */
export async function compiledRaster(): Promise<string | undefined> {
  const compiler = await fromModules('assemblyscript/dist/asc.js');
  if (compiler === undefined) return undefined;
  const source = readFileSync(rasterSource, 'utf8');
  let code: Uint8Array | undefined;
  // Named as its import is to be called.
  const { error, stderr } = await compiler.main(['raster.ts', ...options], {
    readFile: (name: string) => (name === 'raster.ts' ? source : null),
    writeFile: (_: string, bytes: Uint8Array) => {
      code = bytes;
    },
    listFiles: () => [],
  });
  if (error !== null || code === undefined) throw new Error(stderr.toString());
  return written(code, source);
}

function written(code: Uint8Array, source: string): string {
  const base64 = Buffer.from(code).toString('base64');
  const lines = base64.match(new RegExp(`.{1,${lineWidth}}`, 'g')) ?? [];
  return `/** Made of \`assembly/raster.ts\` by \`npm run raster\`; not to be edited. */

/** SHA-256 of the source. */
export const rasterSourceDigest = '${createHash('sha256').update(source).digest('hex')}';

/** WebAssembly, in Base64. */
export const rasterCode = \`
${lines.join('\n')}
\`;
`;
}

/** Whether the code that is shipped is what its source compiles to. */
export async function checkRasterCode(): Promise<Verdict> {
  const compiled = await compiledRaster();
  if (compiled === undefined) return skipped('assemblyscript is not installed (--install)');
  const isSame = compiled === readFileSync(rasterCodeFile, 'utf8');
  return verdictOf(
    isSame ? [] : [`${rasterCodeFile} is not what ${rasterSource} compiles to: npm run raster`],
  );
}
