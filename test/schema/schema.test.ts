/** One schema: check, defaults, example and reference from the same table. */

import { describe, expect, test } from 'vitest';
import { bookSchema } from '../../src/book/metadata-schema.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import * as schema from '../../src/schema.ts';
import { readYaml } from '../../src/yaml.ts';

const about = { en: 'About', ar: 'شرح' };
const page = schema.record({
  size: schema.withDefault(schema.choice(['a5', 'a4']), 'a5', about),
  marginTop: schema.required(schema.between(schema.number, 0, 100), { ...about, example: '10' }),
  tags: schema.withDefault(schema.list(schema.text), [], about),
});

function check(text: string): {
  readonly value: schema.Infer<typeof page> | undefined;
  readonly codes: readonly string[];
} {
  const diagnostics: Diagnostic[] = [];
  const { value: node } = readYaml({ path: 'x.yaml', text });
  const value =
    node === undefined ? undefined : page.read(node, '', (diagnostic) => void diagnostics.push(diagnostic));
  return { value, codes: diagnostics.map(({ code, params }) => `${code} ${params['key']}`) };
}

describe('a schema', () => {
  test('fills in defaults and renames keys', () => {
    expect(check('margin-top: 3')).toEqual({ value: { size: 'a5', marginTop: 3, tags: [] }, codes: [] });
    expect(check('margin-top: 3\ntags: one\nsize:').value).toEqual({
      size: 'a5',
      marginTop: 3,
      tags: ['one'],
    });
  });

  test('reads numbers in any digits', () => {
    expect(check('margin-top: ١٢٫٥').value?.marginTop).toBe(12.5);
    expect(check('margin-top: ۳۰').value?.marginTop).toBe(30);
    expect(check('margin-top: ١٢أ').codes).toEqual(['wrong-type margin-top']);
  });

  test('reports wrong values and goes on', () => {
    expect(check('margin-top: 300\nsize: b5\ntags: [[]]\nmargin-tpo: 1').codes).toEqual([
      'invalid-value size',
      'invalid-value margin-top',
      'wrong-type tags[1]',
      'unknown-metadata-key margin-tpo',
    ]);
  });

  test('writes an example that passes its own check, all keys live', () => {
    const example = schema.commentedExample(bookSchema, 'ar');
    expect(example).toMatch(/^# العنوان\ntitle: /);
    const live = example.replaceAll(/^# (?=[a-z-]+:)/gm, '').replace(/^author:.*\n/m, '');
    const diagnostics: Diagnostic[] = [];
    const { value: node, diagnostics: broken } = readYaml({ path: 'book.yaml', text: live });
    expect(broken).toEqual([]);
    expect(
      node && bookSchema.read(node, '', (diagnostic) => void diagnostics.push(diagnostic)),
    ).toBeDefined();
    expect(diagnostics).toEqual([]);
  });

  test('writes a reference row for each key, those of records too', () => {
    const table = schema.referenceTable(bookSchema, 'en');
    for (const key of [
      'title',
      'front-matter-numbering',
      'creators.file-as',
      'series.number',
      'accessibility.conforms-to',
    ]) {
      expect(table).toContain(`| \`${key}\` |`);
    }
    expect(table).toContain('| `contents` | front \\| back | `front` |');
  });
});
