/**
 * Where a font's file is: `amiri/Amiri-Regular` is `amiri/Amiri-Regular.ttf` or `.otf` in the first of the
 * folders that has it. A font never comes from outside its folder, by `..` or by a link.
 */

import { join, sep } from 'node:path';
import type { FaceName } from '../design/styled.ts';
import type { Host, HostFailure } from '../host.ts';

export type FoundFont =
  | { readonly kind: 'found'; readonly path: string; readonly bytes: Uint8Array }
  | { readonly kind: 'absent' }
  | { readonly kind: 'outside'; readonly path: string }
  | { readonly kind: 'unreadable'; readonly path: string; readonly reason: HostFailure };

export const endings = ['.ttf', '.otf'] as const;

/** Finds and reads the file of a face. */
export function findFont(host: Host, roots: readonly string[], name: FaceName): FoundFont {
  for (const root of roots) {
    for (const ending of endings) {
      const path = join(root, `${name}${ending}`);
      const file = host.readBytes(path);
      if (file.ok) {
        return isInside(host, root, path)
          ? { kind: 'found', path, bytes: file.value }
          : { kind: 'outside', path };
      }
      if (file.reason !== 'missing' && file.reason !== 'not-folder') {
        return { kind: 'unreadable', path, reason: file.reason };
      }
    }
  }
  return { kind: 'absent' };
}

function isInside(host: Host, root: string, path: string): boolean {
  const folder = host.realPath(root);
  const file = host.realPath(path);
  return folder.ok && file.ok && file.value.startsWith(folder.value + sep);
}
