/** `npm run raster`: compiles the cover's raster. Needs `npm run conformance -- --install` once, for the compiler. */

import { writeFileSync } from 'node:fs';
import { compiledRaster, rasterCodeFile } from './raster-code.ts';

const compiled = await compiledRaster();
if (compiled === undefined) {
  console.error('assemblyscript is not installed: npm run conformance -- --install');
  process.exit(1);
}
writeFileSync(rasterCodeFile, compiled);
