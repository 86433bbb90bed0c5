/** Joining types and groups of the letters kashida and shaping ask about. */

import { describe, expect, it } from 'vitest';
import { joiningGroup, joiningType } from '../../src/analyze/joining.ts';

const codePointOf = (character: string): number => character.codePointAt(0) ?? 0;

describe('joiningType', () => {
  it.each([
    ['D', 'بتثجحخسشصضطظعغفقكلمنهيىئپچگی'],
    ['R', 'اأإآٱدذرزوؤةژ'],
    ['U', 'ء abc1\u{200C}\u{2066}۝،'],
    ['C', 'ـ\u{200D}'],
    ['T', '\u{64B}\u{651}\u{670}\u{6D6}\u{610}\u{200B}\u{AD}'],
    ['L', '\u{A872}\u{10ACD}'],
  ])('is %s for each of %s', (type, characters) => {
    for (const character of characters)
      expect([character, joiningType(codePointOf(character))]).toEqual([character, type]);
  });

  it('knows supplementary letters and the ends of Unicode', () => {
    expect(joiningType(0x1e900)).toBe('D');
    expect(joiningType(0x10ffff)).toBe('U');
    expect(joiningType(0xe0100)).toBe('T');
  });
});

describe('joiningGroup', () => {
  it.each([
    ['ب', 'Beh'],
    ['ت', 'Beh'],
    ['ن', 'Noon'],
    ['ي', 'Yeh'],
    ['ی', 'Farsi_Yeh'],
    ['ك', 'Kaf'],
    ['ک', 'Gaf'],
    ['س', 'Seen'],
    ['ة', 'Teh_Marbuta'],
    ['ا', 'Alef'],
    ['ء', 'No_Joining_Group'],
    ['a', 'No_Joining_Group'],
  ])('of %s is %s', (character, group) => {
    expect(joiningGroup(codePointOf(character))).toBe(group);
  });
});
