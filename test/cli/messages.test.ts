/** What is printed of many things to say. */

import { expect, test } from 'vitest';
import { messages } from '../../src/cli/messages.ts';
import { diagnose } from '../../src/diagnostics/diagnostic.ts';

const many = <T>(count: number, one: T): readonly T[] => Array.from({ length: count }, () => one);
const said = [
  ...many(50, diagnose('front-matter-ignored', { advice: '' })),
  ...many(50, diagnose('unsafe-link', { url: 'x' })),
  diagnose('heading-skip', { level: 3, previous: 1, expected: 2 }),
];

test('a file has all of it', () => {
  expect(messages(said, 'en', false)).toHaveLength(said.length);
});

test('a terminal has all errors, and of each kind of warning forty, the others counted', () => {
  const shown = messages(said, 'en', true);
  const ofKind = (kind: string) => shown.filter((message) => message.startsWith(kind)).length;
  expect([ofKind('warning[front-matter-ignored]'), ofKind('error[unsafe-link]')]).toEqual([40, 50]);
  expect(shown.at(-2)).toContain('warning[heading-skip]');
  expect(shown.at(-1)).toBe(
    '… and 10 more: warning[front-matter-ignored]. All of them with --json, or in a file (2> FILE)\n',
  );
  expect(messages(said, 'ar', true).at(-1)).toContain('10');
});
