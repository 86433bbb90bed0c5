/** The outside judges that need neither Java nor a browser, set as our books need them. */

import { EpubCheck } from '@likecoin/epubcheck-ts';
import axe from 'axe-core';
import { HtmlValidate } from 'html-validate';

/** epubcheck-ts: everything but its remarks on usage. */
export async function epubCheck(epub: Uint8Array): Promise<readonly string[]> {
  const { messages } = await EpubCheck.validate(epub);
  return messages
    .filter(({ severity }) => severity !== 'usage')
    .map(({ id, message, location }) => `${id} ${message} ${location?.path ?? ''}`);
}

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

type Judge = (name: string, xhtml: string) => Promise<readonly string[]>;

/** A judge that looks at a document once: covers, title and imprint pages are the same in many books of the tests. */
function once(judge: Judge): Judge {
  const verdicts = new Map<string, Promise<readonly string[]>>();
  return (name, xhtml) => {
    const key = `${name}\n${xhtml}`;
    const known = verdicts.get(key) ?? judge(name, xhtml);
    verdicts.set(key, known);
    return known;
  };
}

/** html-validate on one XHTML document. */
export const htmlValidate: Judge = once(async (name, xhtml) => {
  const { results } = await validator.validateString(xhtml.replace(/^<\?xml[^>]*\?>\n/, ''), name);
  return results
    .flatMap(({ messages }) => messages)
    .map(({ ruleId, message, line }) => `${name}:${line} ${ruleId} ${message}`);
});

/**
 * jsdom expects the globals it finds here in its windows too, but pdf.js gives an `Iterator` to Nodes that have none:
 * it is put away while jsdom looks.
 */
async function openJsdom(): Promise<typeof import('jsdom')> {
  const lent = Object.getOwnPropertyDescriptor(globalThis, 'Iterator');
  Reflect.deleteProperty(globalThis, 'Iterator');
  try {
    return await import('jsdom');
  } finally {
    if (lent !== undefined) Object.defineProperty(globalThis, 'Iterator', lent);
  }
}

/**
 * axe-core on one XHTML document. Not asked: contrast, which needs layout, and the rules on whole web pages
 * (one `main`, all content in regions, a `h1`, no two footnotes), since a reading system stands round the document.
 */
export const axeCheck: Judge = once(async (name, xhtml) => {
  const { JSDOM, VirtualConsole } = await openJsdom();
  const { window } = new JSDOM(xhtml, {
    contentType: 'application/xhtml+xml',
    runScripts: 'outside-only',
    // It would say that it has no canvas.
    virtualConsole: new VirtualConsole(),
  });
  window.eval(axe.source);
  const off = [
    'color-contrast',
    'landmark-one-main',
    'page-has-heading-one',
    'region',
    'bypass',
    'landmark-unique',
  ];
  const options = {
    rules: Object.fromEntries(off.map((rule) => [rule, { enabled: false }])),
  };
  const { violations } = await window.axe.run(window.document, options);
  window.close();
  return violations.map(
    ({ id, nodes }: { id: string; nodes: readonly { html: string }[] }) => `${name} ${id} ${nodes[0]?.html}`,
  );
});
