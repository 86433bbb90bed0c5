/** Script runs of Arabic text with other scripts in it. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scriptRuns } from '../../src/analyze/scripts.ts';

/** «Arab:قال |Latn:abc» */
const runsOf = (text: string): string =>
  scriptRuns(text)
    .map(({ start, end, script }) => `${script}:${text.slice(start, end)}`)
    .join('|');

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

  it('joins up to the whole of any text, neighbours differing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        let end = 0;
        let before = '';
        for (const run of scriptRuns(text)) {
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
