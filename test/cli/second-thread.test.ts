/** The thread that cuts fonts and makes pictures: the same bytes as without it, and no silence when it dies. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openSecondThread } from '../../src/cli/second-thread.ts';
import { createCraft } from '../../src/craft.ts';
import type { Drawing } from '../../src/drawing.ts';
import type { ShapeOptions } from '../../src/font/font.ts';
import { memoryForWords, openWordTable } from '../../src/font/word-table.ts';
import { createHost, type Host } from '../../src/host.ts';

const host: Host = { ...createHost(), processors: () => 2 };
const root = join(import.meta.dirname, '../..');
const compiled = join(root, 'build/warraq/second-thread.cjs');
const arabic: ShapeOptions = { direction: 'rtl', script: 'Arab', language: 'ar', features: [] };
const drawing: Drawing = {
  width: 40,
  height: 30,
  ground: '#ffffff',
  shapes: [{ color: '#7a1f1f', polygons: [[5, 5, 35, 7.5, 20, 25]] }],
};

describe('the second thread', () => {
  test('gives what the first would have made', async () => {
    const font = host.readBytes(join(root, 'fonts/amiri/Amiri-Regular.ttf'));
    if (!font.ok) throw new Error(font.reason);
    const letters = [0x0643, 0x062a, 0x0627, 0x0628];
    const thread = openSecondThread(host, compiled)!;
    const here = createCraft(host);
    const memory = memoryForWords(1000);
    const [cut, picture, broken, packed] = await Promise.all([
      thread.cutFont(font.value, letters),
      thread.picture(drawing),
      thread.cutFont(new Uint8Array(100), letters),
      thread.pack(Uint8Array.of(1, 2, 3)),
      thread.shapeWords(font.value, arabic, 'كتاب ألفه ورّاق', memory),
    ]);
    thread.close();
    expect(cut).toEqual(await here.cutFont(font.value, letters));
    expect(picture).toEqual(new Uint8Array(await here.picture(drawing)));
    expect(packed).toEqual(await here.pack(Uint8Array.of(1, 2, 3)));
    const table = openWordTable(memory);
    expect(['كتاب', 'ألفه', 'ورّاق', 'قلم'].map((word) => table.find(word)?.count)).toEqual([
      4,
      4,
      5,
      undefined,
    ]);
    expect(broken).toEqual(await here.cutFont(new Uint8Array(100), letters));
  });

  test('tells whoever waits that it has died, and can be started again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'warraq-thread-'));
    const path = join(folder, 'dying.cjs');
    const dying =
      "require('node:worker_threads').parentPort.on('message', () => { throw new Error('dead'); });";
    writeFileSync(path, dying);
    const thread = openSecondThread(host, path)!;
    await expect(thread.picture(drawing)).rejects.toThrow('dead');
    await expect(thread.picture(drawing)).rejects.toThrow('dead');
    thread.close();
    rmSync(folder, { recursive: true });
  });

  test('is not had where it would not help, or where Warraq is not compiled', () => {
    expect(openSecondThread({ ...host, processors: () => 1 }, compiled)).toBeUndefined();
    expect(openSecondThread(host, join(root, 'src/cli/second-thread.cjs'))).toBeUndefined();
  });
});
