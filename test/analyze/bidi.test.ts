/**
 * The bidirectional algorithm on Arabic: what a reader of a book would notice. Whole conformance is in
 * test/unicode; here each rule is seen at work, and random text is compared with bidi-js.
 */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { embeddingLevels, lineLevels, mirrored, visualOrder } from '../../src/analyze/bidi.ts';
import { oracleLevels } from './oracles.ts';

/** The levels of a text as digits, one for each unit. */
const levelsOf = (text: string, direction: 'ltr' | 'rtl' | 'auto' = 'rtl'): string =>
  embeddingLevels(text, direction).levels.join('');

/** The text as it stands from left to right, brackets mirrored where the level is odd (L1, L2, L4). */
function visual(text: string, direction: 'ltr' | 'rtl' = 'rtl'): string {
  const levels = lineLevels(text, embeddingLevels(text, direction), 0, text.length);
  return visualOrder(levels)
    .map((index) => {
      const unit = text.charCodeAt(index);
      return String.fromCharCode((levels[index]! % 2 === 1 ? mirrored(unit) : undefined) ?? unit);
    })
    .join('');
}

describe('levels of Arabic text', () => {
  it('keeps a paragraph of Arabic at one level, marks and punctuation with it', () => {
    expect(levelsOf('قالَ: «نعم»!')).toBe('1'.repeat(12));
  });

  it('raises numbers in Arabic, both kinds of digits (I1, I2)', () => {
    expect(levelsOf('سنة 2019 م')).toBe('1111222211');
    expect(levelsOf('سنة ٢٠١٩ م')).toBe('1111222211');
    expect(levelsOf('سنة 2019', 'ltr')).toBe('11112222');
  });

  it('sets the numbers of a range from right to left: the dash is neutral (N1)', () => {
    expect(levelsOf('ص (12–15)')).toBe('111221221');
    expect(visual('ص (12–15)')).toBe('(15–12) ص');
    expect(visual('(12–15)')).toBe('(15–12)');
  });

  it('keeps a date with slashes together, and parts it at hyphens after Arabic (W2, W4)', () => {
    expect(levelsOf('يوم 2019/10')).toBe('11112222222');
    expect(levelsOf('2019/10')).toBe('2222222');
    expect(levelsOf('2019-10')).toBe('2222222');
    expect(levelsOf('يوم 2019-10')).toBe('11112222122');
  });

  it('puts the percent sign with a number that is EN, not with AN (W5)', () => {
    expect(levelsOf('12%')).toBe('222');
    expect(levelsOf('بلغ 12%')).toBe('1111221');
    expect(levelsOf('بلغ ١٢٪')).toBe('1111221');
  });

  it('runs a URL left to right as one piece', () => {
    const url = 'https://example.org/a-b?c=1';
    expect(levelsOf(`انظر ${url} ثم`)).toBe(`11111${'2'.repeat(url.length)}111`);
  });

  it('gives guillemets around a number the level of the paragraph, and mirrors them', () => {
    expect(levelsOf('رقم «3» هنا')).toBe('11111211111');
    expect(visual('«3»')).toBe('«3»');
  });

  it('resolves brackets as pairs by what they hold (N0)', () => {
    expect(levelsOf('قال (hello) له')).toBe('11111222221111');
    expect(levelsOf('see (قال) a', 'ltr')).toBe('00000111000');
    expect(visual('قال (hello)')).toBe('(hello) لاق');
  });

  it('pairs canonically equivalent brackets (BD16)', () => {
    expect(levelsOf('\u{2329}ا a\u{3009} b')).toBe('1112112');
    expect(levelsOf('\u{2329}ا a\u{300B} b')).toBe('1112222'); // not a pair: neutral between Latin
  });

  it('lets a mark on a bracket follow it (N0)', () => {
    const [bracket, mark] = levelsOf('a (ا b)\u{64B} c').slice(6, 8).split('');
    expect(mark).toBe(bracket);
  });

  it('nests isolates without letting them change the text around them', () => {
    const levels = levelsOf('قال \u{2066}say \u{2067}نعم 5\u{2069} ok\u{2069} لي');
    expect(levels).toBe('11111222223333422221111');
    const isolated = levelsOf('ا \u{2068}1/2 x\u{2069} 3');
    expect(isolated[0]).toBe('1');
    expect(isolated.at(-1)).toBe('2');
  });

  it('finds the direction of a paragraph (P2, P3), isolates passed over', () => {
    expect(embeddingLevels('1. قال', 'auto').paragraphLevel).toBe(1);
    expect(embeddingLevels('say قال', 'auto').paragraphLevel).toBe(0);
    expect(embeddingLevels('\u{2068}say\u{2069} قال', 'auto').paragraphLevel).toBe(1);
    expect(embeddingLevels('', 'auto').paragraphLevel).toBe(0);
  });

  it('gives both units of a supplementary character the same level, and its own class', () => {
    expect(levelsOf('\u{1E900}\u{1E901}', 'ltr')).toBe('1111'); // Adlam, R
    expect(levelsOf('\u{1EE00} \u{1EE01}', 'ltr')).toBe('11111'); // 𞸀, AL
    expect(levelsOf('جيد 🙂 جدا')).toBe('1'.repeat(10));
    expect(levelsOf('ج \u{1D7D8}\u{1D7D9}')).toBe('112222'); // mathematical digits, EN
  });

  it('does not split a run at ZWNJ, soft hyphen or an embedding mark', () => {
    expect(levelsOf('می\u{200C}روم', 'ltr')).toBe('111111');
    expect(levelsOf('كتا\u{AD}ب abc', 'ltr')).toBe('111110000');
  });

  it('begins anew after a paragraph separator (P1)', () => {
    expect(levelsOf('\u{2067}abc\u{2029}abc')).toBe('14441222');
  });

  it('never throws on lone surrogates', () => {
    expect(levelsOf('ا\u{D83D} ب\u{DC00}').length).toBe(5);
  });
});

describe('a line of a paragraph (L1)', () => {
  it('returns white space at its end to the paragraph level', () => {
    const text = 'قال hello world';
    const all = embeddingLevels(text, 'rtl');
    expect(all.levels.join('')).toBe('111122222222222');
    expect(lineLevels(text, all, 0, 10).join('')).toBe('1111222221');
    expect(lineLevels(text, all, 10, 15).join('')).toBe('22222');
  });

  it('returns tabs, and the spaces before them, in mid-line', () => {
    const text = 'ا a \t b';
    expect(lineLevels(text, embeddingLevels(text, 'rtl'), 0, text.length).join('')).toBe('1121122');
  });
});

describe('visualOrder (L2)', () => {
  it('reverses from the highest level down to the lowest odd one', () => {
    expect(visualOrder([1, 1, 2, 2, 1])).toEqual([4, 2, 3, 1, 0]);
    expect(visualOrder([0, 1, 1, 0, 2, 2])).toEqual([0, 2, 1, 3, 4, 5]);
    expect(visualOrder([])).toEqual([]);
  });
});

it('mirrors both ways, and only what has a mirror (L4)', () => {
  expect(mirrored(0x28)).toBe(0x29);
  expect(mirrored(0xbb)).toBe(0xab);
  expect(mirrored(0x61)).toBeUndefined();
});

describe('hard input', () => {
  const limit = 5000; // ms; each takes about 10, a hundred times that on a busy machine; a quadratic algorithm takes minutes
  const cases: readonly (readonly [string, string])[] = [
    ['20,000 nested isolates', `${'\u{2068}'.repeat(20_000)}ا${'\u{2069}'.repeat(20_000)}`],
    ['60,000 nested brackets', `ا1a${'('.repeat(30_000)}a${')'.repeat(30_000)}`],
    ['62 open brackets, 60,000 wrong ones', `ا1a${'('.repeat(62)}${']'.repeat(60_000)}`],
    ['60,000 bracket pairs', 'ا1a(b)'.repeat(60_000)],
    ['60,000 paragraphs', 'ا1\u{2067}\n'.repeat(60_000)],
    ['a long run of percent signs', `ا1a${'%\u{64B}'.repeat(60_000)}+`],
  ];
  it.each(cases)('is linear in %s', (_, text) => {
    const start = performance.now();
    const all = embeddingLevels(text, 'auto');
    lineLevels(text, all, 0, text.length);
    expect(performance.now() - start).toBeLessThan(limit);
  });
});

describe('against bidi-js', () => {
  /** Characters of every class, BMP only (bidi-js takes surrogates for L), brackets more than once. */
  const character = fc.constantFrom(
    ...Array.from('ابتab12٣٤+-%$,:./ \t!?«»()()[]〈〉\u{2329}\u{232A}אב\u{64B}\u{301}\u{200C}\u{AD}'),
    ...Array.from(
      '\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\u{2066}\u{2067}\u{2068}\u{2069}\u{200E}\u{200F}\u{61C}',
    ),
  );
  const text = fc.array(character, { maxLength: 60 }).map((characters) => characters.join(''));
  const removed = /[\u{202A}-\u{202E}\u{200C}\u{AD}]/u;

  it.each(['ltr', 'rtl', 'auto'] as const)('gives the same levels to random text, %s', (direction) => {
    fc.assert(
      fc.property(text, (sample) => {
        const ours = lineLevels(sample, embeddingLevels(sample, direction), 0, sample.length);
        const theirs = oracleLevels(sample, direction); // after L1
        for (let i = 0; i < sample.length; i++) {
          if (!removed.test(sample.charAt(i))) expect(ours[i]).toBe(theirs[i]);
        }
      }),
      { numRuns: 1500, seed: 9 },
    );
  });

  it('gives a permutation for the visual order of any levels', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(8)), (levels) => {
        const order = visualOrder(levels);
        expect(order.toSorted((a, b) => a - b)).toEqual(levels.map((_, index) => index));
      }),
      { seed: 9 },
    );
  });
});
