/** Tilings without holes or overlaps, straps that run on from tile to tile, kin and differences of seeds. */

import { describe, expect, it } from 'vitest';
import { starOf } from '../../src/cover/girih.ts';
import { loneStar, ornament } from '../../src/cover/ornament.ts';
import { band, clipped, offset, rectangle } from '../../src/cover/polygons.ts';
import { seedOf } from '../../src/cover/seed.ts';
import { apothem, tilesWithin, tilingNames, tilings } from '../../src/cover/tilings.ts';
import { breakTitle, titlePhrases } from '../../src/cover/title-lines.ts';
import { boundsOf } from '../../src/drawing.ts';
import { outlinesOf } from '../../src/pdf/outlines.ts';

const areaOf = (polygon: readonly number[]): number => {
  let twice = 0;
  for (let index = 0; index < polygon.length; index += 2) {
    const [x, y] = [polygon[index] ?? 0, polygon[index + 1] ?? 0];
    const next = (index + 2) % polygon.length;
    twice += x * (polygon[next + 1] ?? 0) - (polygon[next] ?? 0) * y;
  }
  return twice / 2;
};

describe.each(tilingNames)('the tiling %s', (name) => {
  const tiling = tilings[name].make();
  const tiles = tilesWithin(tiling, { left: -6, right: 6, top: -6, bottom: 6 });

  it('covers its cell once', () => {
    const [across, along] = [tiling.across, tiling.along];
    const cell = across[0] * along[1] - across[1] * along[0];
    const covered = tiling.tiles.reduce((sum, { sides }) => sum + (sides * apothem(sides)) / 2, 0);
    expect(covered).toBeCloseTo(cell, 9);
  });

  it('joins sides to sides, so that straps run on', () => {
    const middles = new Map<string, number>();
    for (const { sides, x, y, facing } of tiles) {
      for (let index = 0; index < sides; index++) {
        const direction = facing + (2 * Math.PI * index) / sides;
        const place = [x + apothem(sides) * Math.cos(direction), y + apothem(sides) * Math.sin(direction)];
        if (place.some((value) => Math.abs(value) > 4)) continue;
        const key = place.map((value) => (Math.round(value * 1e6) / 1e6 + 0).toFixed(5)).join(' ');
        middles.set(key, (middles.get(key) ?? 0) + 1);
      }
    }
    expect(middles.size).toBeGreaterThan(20);
    expect([...middles.values()].every((count) => count === 2)).toBe(true);
  });

  it.each(tilings[name].angles)('has stars that keep to their tiles at %s°', (degrees) => {
    for (const tile of tiling.tiles) {
      const { inside } = starOf(tile, 1, { angle: (degrees * Math.PI) / 180, width: 0.1, gap: 0.05 });
      const tileArea = (tile.sides * apothem(tile.sides)) / 2;
      expect(areaOf(inside)).toBeGreaterThan(0);
      expect(areaOf(inside)).toBeLessThan(tileArea);
    }
  });
});

describe('the ornament of a title', () => {
  const place = { left: 10, top: 20, right: 410, bottom: 620 };
  const colors = { ground: '#000000', strap: '#ffffff', star: '#888888', heart: '#ffffff' };
  const of = (title: string, series?: string) => ornament({ title, series }, place, colors, 'both');

  it('stays in its place', () => {
    const bounds = boundsOf(of('كليلة ودمنة').flatMap(({ polygons }) => polygons));
    for (const side of ['left', 'top', 'right', 'bottom'] as const)
      expect(bounds?.[side]).toBeCloseTo(place[side], 9);
  });

  it('keeps a strap’s hole in its outline where the edge cuts both', () => {
    for (let index = 0; index < 40; index++) {
      const title = `كتاب ${index}`;
      const shapes = ornament({ title, series: undefined }, { ...place, right: 429.53 }, colors, 'bottom');
      for (const { polygons, color } of shapes)
        if (color === colors.strap && polygons.length === 2)
          expect(outlinesOf(polygons), title).toHaveLength(1);
    }
  });

  it('differs from title to title', () => {
    const titles = ['الأيام', 'كليلة ودمنة', 'ألف ليلة وليلة', 'مقدمة ابن خلدون', 'أدب الكاتب', 'البخلاء'];
    expect(new Set(titles.map((title) => JSON.stringify(of(title)))).size).toBe(titles.length);
  });

  it('is of one kind in a series', () => {
    const [one, two] = ['الأيام', 'كليلة ودمنة'].map((title) => {
      const { tile, inside } = loneStar({ title, series: 'كتب التراث' }, 0, 0, 100);
      return { sides: tile.sides, points: inside.length };
    });
    expect(one).toEqual(two);
    expect(JSON.stringify(of('الأيام', 'كتب التراث'))).not.toBe(
      JSON.stringify(of('كليلة ودمنة', 'كتب التراث')),
    );
  });
});

it('seeds are the same for canonically equal names', () => {
  const choices = ['a', 'b', 'c', 'd', 'e', 'f', 'g'] as const;
  const picks = (name: string) =>
    Array.from(
      { length: 6 },
      (
        (seed) => () =>
          seed.pick(choices)
      )(seedOf(name)),
    );
  expect(picks('\u{0622}ل')).toEqual(picks('\u{0627}\u{0653}ل'));
  expect(picks('كتاب')).not.toEqual(picks('كتب'));
});

describe('polygons', () => {
  const square = [0, 0, 10, 0, 10, 10, 0, 10];
  it('grow and shrink by their offset', () => {
    expect(offset(square, 1)).toEqual([-1, -1, 11, -1, 11, 11, -1, 11]);
    expect(offset(square, -1)).toEqual([1, 1, 9, 1, 9, 9, 1, 9]);
  });
  it('have bands whose inner edge runs back', () => {
    const [outer, inner] = band(square, 2);
    expect([areaOf(outer!), areaOf(inner!)]).toEqual([144, -64]);
  });
  it('are cut at a rectangle', () => {
    const place = { left: 5, top: -5, right: 20, bottom: 5 };
    expect(areaOf(clipped(square, place))).toBe(25);
    expect(clipped([50, 50, 60, 50, 60, 60], place)).toEqual([]);
    expect(areaOf(clipped(rectangle(place), place))).toBe(150);
  });
});

const linesOf = (title: string, count: number) => {
  const words = title.split(' ').map((text) => ({ text, width: text.length }));
  const { starts } = breakTitle(words, 1, count)!;
  return starts.map((start, index) =>
    words
      .slice(start, starts[index + 1])
      .map(({ text }) => text)
      .join(' '),
  );
};

const phrasesOf = (title: string) => titlePhrases(title.split(' ')).map((words) => words.join(' '));

describe('a title breaks', () => {
  it.each([
    ['قمة بكين والشراكة «بلا حدود»', 3, ['قمة بكين', 'والشراكة', '«بلا حدود»']],
    ['رحلة ابن بطوطة إلى بلاد الهند', 2, ['رحلة ابن بطوطة', 'إلى بلاد الهند']],
    ['عربي – فرنسي – إنكليزي', 2, ['عربي –', 'فرنسي – إنكليزي']],
    ['دليل Web Components للمبرمج', 2, ['دليل Web Components', 'للمبرمج']],
  ])('%s', (title, count, expected) => {
    expect(linesOf(title, count)).toEqual(expected);
  });
  it('and where its lines are not known, keeps phrases whole that a narrow column holds', () => {
    expect(phrasesOf('قمة بكين والشراكة «بلا حدود»')).toEqual(['قمة', 'بكين', 'والشراكة', '«بلا حدود»']);
    expect(phrasesOf('رحلة ابن بطوطة')).toEqual(['رحلة', 'ابن بطوطة']);
  });
  it('into no more lines than it has words', () => {
    expect(breakTitle([{ text: 'كتاب', width: 1 }], 1, 2)).toBeUndefined();
    // Three lines of a word each are even, and a column.
    const three = ['صانعو', 'الآلات', 'الحاسبة'].map((text) => ({ text, width: 5 }));
    expect(breakTitle(three, 1, 3)?.cost).toBeGreaterThan(breakTitle(three, 1, 2)?.cost ?? Number.NaN);
  });
});
