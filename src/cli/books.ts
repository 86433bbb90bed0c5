/** Which books a command is about, and where the program's own designs and fonts are. */

import { fileURLToPath } from 'node:url';
import type { Host } from '../host.ts';
import { isMarkdown } from '../read/files.ts';
import { inNameOrder } from '../read/name-order.ts';

/** The folder of Warraq's package.json, seen from the compiled file or from the source. */
export function packageRoot(host: Host): string {
  let folder = fileURLToPath(new URL('.', import.meta.url)).replace(/[/\\]$/, '');
  while (!(host.exists(`${folder}/package.json`) && host.isFolder(`${folder}/templates`))) {
    const parent = folder.replace(/[/\\][^/\\]*$/, '');
    if (parent === folder || parent === '') return folder;
    folder = parent;
  }
  return folder;
}

/** The books named, or else every book under `content/`, in name order. */
export function booksToBuild(host: Host, named: readonly string[]): readonly string[] {
  if (named.length > 0) return named;
  const entries = host.list('content');
  if (!entries.ok) return [];
  return inNameOrder(entries.value)
    .filter((name) => (name.endsWith('/') ? host.exists(`content/${name}book.yaml`) : isMarkdown(name)))
    .map((name) => `content/${name.replace(/\/$/, '')}`);
}
