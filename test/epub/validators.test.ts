/**
 * Outside judges that need neither Java nor a browser: epubcheck-ts for the container, package and
 * navigation, html-validate for what it has no schema for (blocks in `p`, stray `li`, wrong `scope`, `dir`).
 */

import { EpubCheck } from '@likecoin/epubcheck-ts';
import { HtmlValidate } from 'html-validate';
import { beforeAll, expect, test } from 'vitest';
import { type BuiltEpub, buildEpub, sampleFolder } from './build-sample.ts';

let built: BuiltEpub;
beforeAll(async () => {
  built = await buildEpub(sampleFolder);
});

test('epubcheck-ts has nothing to say of a book with every kind of block', async () => {
  const { messages } = await EpubCheck.validate(built.epub);
  const heard = messages.filter(({ severity }) => severity !== 'usage');
  expect(heard.map(({ id, message, location }) => `${id} ${message} ${location?.path}`)).toEqual([]);
});

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    // Questions of style, and of HTML syntax where this is XHTML.
    'void-style': 'off',
    'no-self-closing': 'off',
    'doctype-style': 'off',
    'attribute-boolean-style': 'off',
    'long-title': 'off',
    'no-raw-characters': 'off',
    'valid-id': 'off',
    'no-missing-references': 'off',
    'tel-non-breaking': 'off',
    // DPUB-ARIA roles repeat epub:type on purpose.
    'no-redundant-role': 'off',
    'prefer-native-element': 'off',
    'hidden-focusable': 'off',
    'unique-landmark': 'off',
    'aria-label-misuse': 'off',
  },
});

test('html-validate has nothing to say of any document', async () => {
  for (const name of built.documents) {
    const html = built.text(name).replace(/^<\?xml[^>]*\?>\n/, '');
    const { results } = await validator.validateString(html, name);
    const heard = results.flatMap(({ messages }) => messages);
    expect(heard.map(({ ruleId, message, line }) => `${name}:${line} ${ruleId} ${message}`)).toEqual([]);
  }
});
