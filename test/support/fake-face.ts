/** A face without a font file, for tests that reckon with widths of their own. */

import type { Face } from '../../src/font/font.ts';

const plain: Face = {
  name: 'test/Test',
  path: 'test/Test.ttf',
  bytes: new Uint8Array(),
  family: 'Test',
  postScriptName: 'Test',
  version: '1',
  unitsPerEm: 1000,
  ascent: 800,
  descent: -200,
  capHeight: 700,
  italicAngle: 0,
  bounds: [0, 0, 0, 0],
  hasGlyfOutlines: true,
  has: () => true,
  advanceOf: () => 500,
  shape: () => {
    throw new Error('this face shapes nothing');
  },
};

/** It has every character, half an em wide; `changes` says what else it can do. */
export const fakeFace = (changes: Partial<Face> = {}): Face => ({ ...plain, ...changes });
