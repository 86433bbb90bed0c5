/** The analyze stage as a whole, and the controls a diagnostic points to. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze, unbalancedControls } from '../../src/analyze/analyze.ts';
import { anyText } from './any-text.ts';

describe('analyze', () => {
  it('sees that a paragraph of Arabic is uniform', () => {
    expect(analyze('قالَ الرجل: «نعم»، ومضى.', 'rtl').isUniform).toBe(true);
    expect(analyze('', 'rtl').isUniform).toBe(true);
  });

  it('sees that digits, Latin or the other direction are not', () => {
    expect(analyze('سنة 12', 'rtl').isUniform).toBe(false);
    expect(analyze('لغة C', 'rtl').isUniform).toBe(false);
    expect(analyze('قال', 'ltr').isUniform).toBe(false);
  });

  it('keeps honorifics with the name', () => {
    const text = 'محمد ﷺ قال';
    const { breaks } = analyze(text, 'rtl');
    expect([breaks[text.indexOf('ﷺ')], breaks[text.indexOf('قال')]]).toEqual([0, 1]);
  });

  it('covers any string, lone surrogates too', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('ltr' as const, 'rtl' as const), (text, direction) => {
        const lone = `${text}\u{D800}ا${text}\u{DC00}`;
        const analysis = analyze(lone, direction);
        expect(analysis.text).toBe(lone);
        expect(analysis.levels.length).toBe(lone.length);
        expect(analysis.breaks.length).toBe(lone.length + 1);
        expect(analysis.scripts.at(-1)?.end).toBe(lone.length);
      }),
      { seed: 1 },
    );
  });
});

/** «2 unclosed, 4 unopened» */
const problemsOf = (text: string): string =>
  unbalancedControls(text)
    .map(({ index, problem }) => `${index} ${problem}`)
    .join(', ');

describe('unbalancedControls', () => {
  it.each([
    ['قال نعم', ''],
    ['ا \u{2067}ب \u{202B}ج\u{202C}\u{2069} 🙂', ''],
    ['ا \u{2067}ب', '2 unclosed'],
    ['ا\u{2069} ب\u{202C}', '1 unopened, 4 unopened'],
    ['\u{2066}\u{202A}ا\u{2069}\u{202C}', '1 unclosed, 4 unopened'],
    ['\u{202B}\u{2066}\u{202C}\u{2069}\u{202C}', '2 unopened'],
    ['\u{2067}ا\u{2029}ب\u{2069}', '0 unclosed, 4 unopened'],
    ['ا\u{D83D} \u{DE42}', '1 lone-surrogate, 3 lone-surrogate'],
  ])('finds in %j', (text, expected) => {
    expect(problemsOf(text)).toBe(expected);
  });
});
