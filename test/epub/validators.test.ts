/**
 * Judges that need neither Java nor a browser: epubcheck-ts for the container, package and navigation,
 * html-validate for what it has no schema for (blocks in `p`, stray `li`, wrong `scope`, `dir`), axe for roles
 * and names, and our own assertions for right-to-left books.
 */

import { beforeAll, expect, test } from 'vitest';
import { faultsOf } from '../support/epub-assertions.ts';
import { axeCheck, epubCheck, htmlValidate } from '../support/epub-judges.ts';
import { type BuiltEpub, buildEpub, sampleFolder } from './build-sample.ts';

let built: BuiltEpub;
beforeAll(async () => {
  built = await buildEpub(sampleFolder);
});

test('epubcheck-ts has nothing to say of a book with every kind of block', async () => {
  expect(await epubCheck(built.epub)).toEqual([]);
});

test('html-validate has nothing to say of any document', async () => {
  for (const name of built.documents) expect(await htmlValidate(name, built.text(name))).toEqual([]);
});

test('axe has nothing to say of any document', async () => {
  for (const name of built.documents) expect(await axeCheck(name, built.text(name))).toEqual([]);
});

test('nor have our own assertions', () => {
  expect(faultsOf(built)).toEqual([]);
});
