/** The EPUB of the compiled program, which packs with other code than the sources do: zlib must take every file. */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { buildEpub, sampleFolder } from '../epub/build-sample.ts';
import { repository, warraq } from '../support/program.ts';
import { unpackEpub } from '../support/unpack-epub.ts';

/** Name and content of each entry (APPNOTE 4.3.7); sizes stand in the local headers. */
function entriesOf(zip: Buffer): ReadonlyMap<string, Buffer> {
  const entries = new Map<string, Buffer>();
  for (let at = 0; zip.readUInt32LE(at) === 0x04034b50; ) {
    const [method, packed] = [zip.readUInt16LE(at + 8), zip.readUInt32LE(at + 18)];
    const [nameLength, extra] = [zip.readUInt16LE(at + 26), zip.readUInt16LE(at + 28)];
    const name = zip.toString('utf8', at + 30, at + 30 + nameLength);
    const start = at + 30 + nameLength + extra;
    const bytes = zip.subarray(start, start + packed);
    entries.set(name, method === 0 ? bytes : inflateRawSync(bytes));
    at = start + packed;
  }
  return entries;
}

test('zlib unpacks every file, and each is what the sources write', async () => {
  const out = mkdtempSync(join(tmpdir(), 'warraq-compiled-'));
  try {
    const run = await warraq(['build', sampleFolder, '--out', out], { in: repository });
    expect(run.code).toBe(0);
    const epub = readFileSync(join(out, 'epub-sample.epub'));
    const entries = entriesOf(epub);
    const built = await buildEpub(sampleFolder);
    expect([...entries.keys()]).toEqual(unpackEpub(epub).names);
    expect([...entries.keys()]).toEqual(built.names);
    for (const [name, bytes] of entries)
      expect([name, bytes.equals(built.bytes(name))]).toEqual([name, true]);
  } finally {
    rmSync(out, { recursive: true });
  }
});
