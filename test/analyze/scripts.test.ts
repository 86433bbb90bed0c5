/** Script runs of Arabic text with other scripts in it. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { embeddingLevels } from '../../src/analyze/bidi.ts';
import { scriptRuns } from '../../src/analyze/scripts.ts';
import { anyText } from './any-text.ts';

/** «Arab:قال |Latn:abc» */
const runsOf = (text: string, levels?: Uint8Array): string =>
  scriptRuns(text, levels)
    .map(({ start, end, script }) => `${script}:${text.slice(start, end)}`)
    .join('|');

const withLevels = (text: string, direction: 'ltr' | 'rtl'): string =>
  runsOf(text, embeddingLevels(text, direction).levels);

describe('scriptRuns', () => {
  it.each([
    ['قال: «نعم»، ثُمّ (مضى) 12.', 'Arab:قال: «نعم»، ثُمّ (مضى) 12.'],
    ['لغة Unicode هنا', 'Arab:لغة |Latn:Unicode |Arab:هنا'],
    ['«12» قال', 'Arab:«12» قال'],
    ['لغة (C++) هنا', 'Arab:لغة (|Latn:C++|Arab:) هنا'],
    ['قال «hello» ثم', 'Arab:قال «|Latn:hello|Arab:» ثم'],
    ['(قال abc)', 'Arab:(قال |Latn:abc|Arab:)'],
    ['لغة Unicode، ثم', 'Arab:لغة |Latn:Unicode|Arab:، ثم'],
    ['Version ٣', 'Latn:Version |Arab:٣'],
    ['ܐ، ܒ', 'Syrc:ܐ، ܒ'],
    ['café\u{301} é', 'Latn:café\u{301} é'],
    ['12.5', 'Zyyy:12.5'],
    ['', ''],
    ['ا 𐐀 ب', 'Arab:ا |Dsrt:𐐀 |Arab:ب'],
    ['ا\u{D83D} ب', 'Arab:ا|Zzzz:\u{D83D} |Arab:ب'],
  ])('divides %s', (text, expected) => {
    expect(runsOf(text)).toBe(expected);
  });

  it('returns to the script around when the level does', () => {
    expect(withLevels('لغة Unicode 15.', 'rtl')).toBe('Arab:لغة |Latn:Unicode 15|Arab:.');
    expect(withLevels('لغة Unicode: 12 كذا', 'rtl')).toBe('Arab:لغة |Latn:Unicode: 12|Arab: كذا');
    expect(withLevels('لغة Unicode، 12 كذا', 'rtl')).toBe('Arab:لغة |Latn:Unicode|Arab:، 12 كذا');
    expect(withLevels('say نعم 12!', 'ltr')).toBe('Latn:say |Arab:نعم 12|Latn:!');
    expect(withLevels('! abc !', 'rtl')).toBe('Latn:! abc !');
    expect(withLevels('Unicode قال', 'rtl')).toBe('Latn:Unicode |Arab:قال');
  });

  it('joins up to the whole of any text, neighbours differing', () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (text, hasLevels) => {
        let end = 0;
        let before = '';
        const levels = hasLevels ? embeddingLevels(text, 'rtl').levels : undefined;
        for (const run of scriptRuns(text, levels)) {
          expect(run.start).toBe(end);
          expect(run.end).toBeGreaterThan(run.start);
          expect(run.script).not.toBe(before);
          ({ end, script: before } = run);
        }
        expect(end).toBe(text.length);
      }),
      { seed: 24 },
    );
  });
});
