/** Opens an EPUB of ours again: its files as text and bytes, in the order of the container. */

import { unzipSync } from 'fflate';

export interface UnpackedEpub {
  readonly names: readonly string[];
  bytes(name: string): Uint8Array;
  text(name: string): string;
  /** Names of the XHTML documents. */
  readonly documents: readonly string[];
}

export function unpackEpub(epub: Uint8Array): UnpackedEpub {
  const files = new Map(Object.entries(unzipSync(epub)));
  const bytes = (name: string): Uint8Array => {
    const found = files.get(name);
    if (found === undefined) throw new Error(`no ${name} among ${[...files.keys()].join(', ')}`);
    return found;
  };
  const names = [...files.keys()];
  return {
    names,
    bytes,
    text: (name) => new TextDecoder('utf-8', { fatal: true }).decode(bytes(name)),
    documents: names.filter((name) => name.endsWith('.xhtml')),
  };
}

/** The words of an XHTML document's body: tags off, references resolved, white space collapsed. */
export function bodyText(xhtml: string): string {
  return xhtml
    .slice(xhtml.indexOf('<body'))
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
