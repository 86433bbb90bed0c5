/**
 * YAML read at compile time: the designs that come with Warraq, by their exact text. Here the table is empty; the
 * compiler (`esbuild.config.mjs`) fills it in the program, because reading one design anew at each start takes a
 * fifth of the time of a small book. A design whose text was changed since is not found here and is read.
 */

/** A `YamlNode` whose spans are offsets into the text. */
export type PrecompiledNode =
  | {
      readonly kind: 'scalar';
      readonly value: string | number | boolean | null;
      readonly text: string;
      readonly span: Offsets;
    }
  | { readonly kind: 'list'; readonly items: readonly PrecompiledNode[]; readonly span: Offsets }
  | { readonly kind: 'map'; readonly entries: readonly PrecompiledEntry[]; readonly span: Offsets };

export type Offsets = readonly [start: number, end: number];

export interface PrecompiledEntry {
  readonly key: string;
  readonly keySpan: Offsets;
  readonly value: PrecompiledNode;
}

export const precompiled: ReadonlyMap<string, PrecompiledNode> = new Map();
