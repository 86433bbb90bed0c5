/** The validators' npm packages, which `--install` puts beside them. */

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The validators' own node_modules. */
export const modules: string = join(process.cwd(), 'test/conformance/node_modules');

/** A module of the validators' own install; undefined when it is not there. */
// biome-ignore lint: the shapes of these modules are theirs
export async function fromModules(name: string): Promise<any> {
  try {
    const path = name.endsWith('.js')
      ? join(modules, name)
      : createRequire(join(modules, 'x.js')).resolve(name);
    return await import(pathToFileURL(path).href);
  } catch {
    return undefined;
  }
}
