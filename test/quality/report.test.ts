/** The report: the same figures as values, as a screen, and as a page with pictures. */

import { describe, expect, test } from 'vitest';
import { bookSection, reportPage } from '../../src/quality/html.ts';
import { measureQuality } from '../../src/quality/measure.ts';
import { findingKinds } from '../../src/quality/quality.ts';
import { qualityObject, qualityScreen } from '../../src/quality/report.ts';
import { wordsOf } from '../../src/quality/words.ts';
import { edition, element, line, page } from './support.ts';

const words = [
  { text: 'كتاب', x: 60, width: 40 },
  { text: 'أ<ب', x: 0, width: 45, kashida: [1, 0.3] },
] as const;
const loose = (index: number) => page(index, [[element(), line(words, { spaceRatio: 1.5 })]]);
const small = edition(loose(0), page(1, [], { isBlank: true }), loose(2));
const quality = measureQuality(small);

describe('as values', () => {
  test('figures are rounded, and worst places have page and line', () => {
    expect(qualityObject(quality)).toMatchObject({
      pages: 3,
      spaces: { mean: 1.5, deviation: 0 },
      kashidas: { count: 2, perPage: 0.667 },
      counts: { loose: 2, river: 0 },
      worst: [
        { kind: 'loose', page: 1, label: '1', line: 1, amount: 1.5, severity: 1, text: 'كتاب أ<ب' },
        { kind: 'loose', page: 3 },
      ],
    });
    expect(JSON.stringify(qualityObject(quality))).not.toContain('findings');
  });
});

describe('on the terminal', () => {
  test.each(['en', 'ar'] as const)('it is one screen, in %s', (language) => {
    const many = measureQuality(edition(...Array.from({ length: 40 }, (_, index) => loose(index))));
    const screen = qualityScreen('كتاب', many, language);
    expect(screen.split('\n').length).toBeLessThanOrEqual(24);
    expect(screen).toContain(wordsOf(language).kinds.loose);
    expect(screen).toContain('10. ');
    expect(screen).not.toContain('11. ');
  });

  test('a faultless book says so', () => {
    expect(qualityScreen('كتاب', measureQuality(edition(page(0, []))), 'en')).toContain(
      'No place stands out.',
    );
  });
});

describe('as a page', () => {
  const html = reportPage([bookSection({ title: '<كتاب>', edition: small, quality }, 0, 'ar')], 'ar');

  test('nothing is fetched, and the book’s own text is escaped', () => {
    expect(html).not.toMatch(/https?:|src=|url\(|<script/);
    expect(html).toContain('<bdi>&lt;كتاب&gt;</bdi>');
    expect(html).toContain('أ&lt;ب');
    expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="ar" dir="rtl">/);
  });

  test('a small book is shown whole; worst places are marked, numbered, and lead to their pages', () => {
    expect(html.match(/<figure id="page-0-\d+"/g)).toHaveLength(3);
    expect(html.match(/class="mark loose worst"/g)).toHaveLength(2);
    expect(html).toContain('href="#page-0-3"');
    for (const [, id] of html.matchAll(/href="#([^"]+)"/g)) expect(html).toContain(`id="${id}"`);
  });

  test('of a large book only the pages of the worst places are shown', () => {
    const large = edition(
      ...Array.from({ length: 60 }, (_, index) => (index % 5 === 0 ? loose(index) : page(index, []))),
    );
    const section = bookSection({ title: 'كتاب', edition: large, quality: measureQuality(large) }, 1, 'en');
    expect(section.match(/<figure /g)).toHaveLength(10);
    expect(section).toContain(wordsOf('en').onlyWorst);
  });

  test('glyphs are defined once and drawn where the line has them, the kashida at its width', () => {
    expect(html.match(/<path id="b0-\w+" /g)).toHaveLength(3);
    // Ten points of an em of 1000 units, at the line’s left edge and baseline.
    expect(html).toContain('transform="translate(50 50)scale(0.01 -0.01)"');
    // Rightmost first in logical order: letter, kashida, letter.
    expect(html).toContain('<use href="#b0-0" x="0"/>');
    expect(html).toContain('transform="translate(1000 0)scale(0.75 1)"');
    expect(html).toContain('x="1300"');
  });

  test('is the same twice, and each kind has a colour', () => {
    expect(reportPage([bookSection({ title: '<كتاب>', edition: small, quality }, 0, 'ar')], 'ar')).toBe(html);
    for (const kind of findingKinds) expect(html).toContain(`.${kind}`);
  });
});
