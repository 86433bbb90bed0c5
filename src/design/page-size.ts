/** Trimmed sizes of pages by their names. */

import { cm, type Length, mm } from '../units.ts';

/** Sizes that have a name, besides `14x21` and its like, which are centimetres. */
export const pageNames: Readonly<Record<string, { readonly width: Length; readonly height: Length }>> = {
  a4: { width: mm(210), height: mm(297) },
  a5: { width: mm(148), height: mm(210) },
  a6: { width: mm(105), height: mm(148) },
  b5: { width: mm(176), height: mm(250) },
  b6: { width: mm(125), height: mm(176) },
};

const centimetres = /^(\d{1,3}(?:\.\d{1,2})?)\s*[x×]\s*(\d{1,3}(?:\.\d{1,2})?)$/u;

/** The size that a name (`a5`) or a pair of centimetres (`14x21`, width first) stands for. */
export function pageSize(name: string): { readonly width: Length; readonly height: Length } | undefined {
  const named = pageNames[name.toLowerCase()];
  if (named !== undefined) return named;
  const pair = centimetres.exec(name);
  if (pair === null) return undefined;
  return { width: cm(Number(pair[1])), height: cm(Number(pair[2])) };
}
