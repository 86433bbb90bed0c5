import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCatalogue, listFaces } from '../../src/font/catalogue.ts';
import { readFont } from '../../src/font/fontkit.ts';
import { openFonts } from '../../src/font/open-fonts.ts';
import { createHost } from '../../src/host.ts';
import { AMIRI, AMIRI_QURAN, fontRoot, fontsOf, PLEX_MONO, SCHEHERAZADE } from '../support/fonts.ts';

const host = createHost();
const amiriBytes = readFileSync(join(fontRoot, `${AMIRI}.ttf`));
let root = '';

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'warraq-fonts-'));
  mkdirSync(join(root, 'own'));
  writeFileSync(join(root, 'own/Cut.ttf'), amiriBytes.subarray(0, 100_000));
  writeFileSync(join(root, 'own/Text.ttf'), 'this is not a font');
  writeFileSync(join(root, 'own/Empty.otf'), '');
  writeFileSync(join(root, 'own/Whole.otf'), amiriBytes);
  mkdirSync(join(root, 'own/Folder.ttf'));
  symlinkSync(join(fontRoot, `${AMIRI}.ttf`), join(root, 'own/Link.ttf'));
});
afterAll(() => rmSync(root, { recursive: true }));

const codesOf = (...names: readonly string[]): readonly string[] =>
  openFonts(host, [root, fontRoot], names).diagnostics.map(({ code }) => code);

describe('opening fonts', () => {
  test('reads names and metrics', () => {
    expect(fontsOf(AMIRI).face(AMIRI)).toMatchObject({
      name: AMIRI,
      family: 'Amiri',
      postScriptName: 'Amiri-Regular',
      version: 'Version 1.002',
      unitsPerEm: 1000,
      ascent: 1124,
      descent: -634,
      capHeight: 646,
      italicAngle: 0,
      bounds: [-438, -900, 11467, 1815],
      hasGlyfOutlines: true,
    });
  });

  test('reads every face in fonts/', () => {
    const names = listFaces(host, [fontRoot]);
    expect(names).toContain(PLEX_MONO);
    for (const face of fontsOf(...names).faces) {
      expect(face.ascent - face.descent, face.name).toBeGreaterThan(face.unitsPerEm / 2);
      expect(face.capHeight, face.name).toBeGreaterThan(0);
      expect(face.has(0x20), face.name).toBe(true);
      expect(face.postScriptName, face.name).toMatch(/^[\w-]+$/);
      expect(face.version, face.name).toMatch(/\d/);
    }
  });

  test('knows characters and advances', () => {
    const face = fontsOf(AMIRI).face(AMIRI);
    expect([0x628, 0xfdfa, 0x4e00, 0x1f600, 0x10ffff].map((codePoint) => face.has(codePoint))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    const run = face.shape('ABC', { direction: 'ltr', script: 'Latn', language: 'en', features: ['-kern'] });
    expect([...run.glyphs].map((glyph) => face.advanceOf(glyph))).toEqual([...run.advances]);
    expect(face.advanceOf(60_000)).toBe(0);
  });

  test('opens a face once, and takes the nearest folder', () => {
    const { value } = openFonts(host, [root, fontRoot], [AMIRI, AMIRI, 'own/Whole']);
    expect(value?.faces.map(({ name }) => name)).toEqual([AMIRI, 'own/Whole']);
  });

  test('says which font is absent, broken, or not its own', () => {
    expect(codesOf('amiri/Amiri-Thin', 'nowhere/None')).toEqual(['missing-font', 'missing-font']);
    expect(codesOf('own/Cut', 'own/Text', 'own/Empty')).toEqual([
      'invalid-font',
      'invalid-font',
      'invalid-font',
    ]);
    expect(codesOf('own/Link', '../../etc/fonts')).toEqual(['outside-book', 'missing-font']);
    expect(codesOf('own/Folder')).toEqual(['unreadable-file']);
    expect(openFonts(host, ['/nowhere'], [AMIRI]).value).toBeUndefined();
  });

  test('bears any damage to a font', () => {
    let seed = 7;
    const next = (limit: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % limit;
    };
    const name = 'own/Damaged';
    for (let round = 0; round < 60; round++) {
      const bytes = Uint8Array.from(amiriBytes);
      // Half of the damage to the header and the directory, half anywhere.
      for (let i = 0; i < 20; i++) bytes[next(round % 2 === 0 ? 400 : bytes.length)] = next(256);
      writeFileSync(join(root, `${name}.ttf`), bytes);
      const { value, diagnostics } = openFonts(host, [root], [name]);
      if (value === undefined) expect(diagnostics[0]?.code).toBe('invalid-font');
      const face = value?.face(name);
      face?.shape('بِسْمِ الله', { direction: 'rtl', script: 'Arab', language: 'ar', features: [] });
      face?.has(0x628);
      face?.advanceOf(10);
    }
    rmSync(join(root, `${name}.ttf`));
  });
});

describe('the catalogue', () => {
  test('lists what lies in the folders, in order', () => {
    expect(listFaces(host, [fontRoot])).toEqual([...listFaces(host, [fontRoot])].sort());
    expect(listFaces(host, [root])).toEqual(['own/Cut', 'own/Empty', 'own/Link', 'own/Text', 'own/Whole']);
    expect(listFaces(host, ['/nowhere'])).toEqual([]);
  });

  test('knows who has a character', () => {
    const { facesWith } = createCatalogue(host, [fontRoot]);
    expect(facesWith(0xfdfa)).toEqual(expect.arrayContaining([AMIRI, AMIRI_QURAN, SCHEHERAZADE]));
    expect(facesWith(0xfdfa)).not.toContain(PLEX_MONO);
    expect(facesWith(0x4e00)).toEqual([]);
  });

  test('a font collection is not a font', () => {
    expect(readFont(new TextEncoder().encode('ttcf\0\u{1}\0\0\0\0\0\0\0\0'))).toMatchObject({ ok: false });
  });
});
