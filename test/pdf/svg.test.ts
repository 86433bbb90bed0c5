/** SVG as drawings: what is drawn, what is left out and said, and what is refused. */

import { describe, expect, it } from 'vitest';
import { drawSvg } from '../../src/pdf/svg.ts';
import { pathOperators } from '../../src/pdf/svg-path.ts';

const svg = (inside: string, attributes = 'viewBox="0 0 100 50"'): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`;

const operators = (inside: string): string =>
  (drawSvg(svg(inside))?.operators ?? 'refused').replaceAll('\n', ' ').trim();

describe('path data', () => {
  for (const [name, data, expected] of [
    ['moves, lines, and their relative forms', 'M1 2L3 4h5v-6l1,1z', '1 2 m|3 4 l|8 4 l|8 -2 l|9 -1 l|h'],
    ['numbers after a move are lines, without separators too', 'm1-2.5.5 3', '1 -2.5 m|1.5 0.5 l'],
    [
      'smooth curves mirror the control point',
      'M0 0C0 1 1 1 1 0S2-1 2 0',
      '0 0 m|0 1 1 1 1 0 c|1 -1 2 -1 2 0 c',
    ],
    ['quadratic curves become cubic ones', 'M0 0Q3 3 6 0', '0 0 m|2 2 4 2 6 0 c'],
    ['what follows an error is not drawn', 'M1 1L2 2L3 x 4 4', '1 1 m|2 2 l'],
    ['a path that does not start with a move is nothing', 'L1 1', ''],
  ] as const) {
    it(name, () => {
      expect(pathOperators(data).trim().split('\n').join('|')).toBe(expected);
    });
  }

  it('an arc passes through the quarters of its circle', () => {
    const curves = pathOperators('M10 0A10 10 0 1 1-10 0').trim().split('\n').slice(1);
    expect(curves).toHaveLength(2);
    const ends = curves.map((curve) => curve.split(' ').slice(4, 6).map(Number));
    expect(ends[0]?.[0]).toBeCloseTo(0, 5);
    expect(ends[0]?.[1]).toBeCloseTo(10, 5);
    expect(ends[1]).toEqual([-10, 0]);
  });
});

describe('a drawing', () => {
  it('paints a shape in its colours, with the transforms of its groups', () => {
    expect(
      operators(
        '<g transform="translate(10 20) scale(2)"><rect x="1" y="2" width="3" height="4" fill="#f00"/></g>',
      ),
    ).toBe('q 2 0 0 2 10 20 cm 1 0 0 rg 1 2 m 4 2 l 4 6 l 1 6 l h f Q');
  });

  it('inherits, and takes the style attribute before the others', () => {
    const drawn = operators(
      '<g fill="none" stroke="navy"><path d="M0 0h1" stroke-width="3" style="stroke-width:2; stroke-linecap:round"/></g>',
    );
    expect(drawn).toContain('0 0 0.501961 RG 2 w 1 J 0 j 4 M 0 0 m 1 0 l S');
  });

  it('keeps opacities apart by graphics states', () => {
    const drawing = drawSvg(
      svg('<g opacity=".5"><circle r="5"/><circle r="6" fill-opacity="50%"/><circle r="7"/></g>'),
    );
    expect([...(drawing?.opacities ?? [])]).toEqual([
      ['G1', { fill: 0.5, stroke: 0.5 }],
      ['G2', { fill: 0.25, stroke: 0.5 }],
    ]);
  });

  it('says what it leaves out, once each, and draws the rest', () => {
    const drawing = drawSvg(
      svg(
        '<text>نص</text><rect width="1" height="1" fill="url(#g)"/><image href="x.png"/><text/><path d="M0 0h9" mask="url(#m)"/>',
      ),
    );
    expect(drawing?.ignored).toEqual(['<text>', 'url()', '<image>', 'mask']);
    expect(drawing?.operators).toContain('9 0 l');
  });

  it('runs and loads nothing: scripts, styles, entities, references are not even looked at', () => {
    const drawing = drawSvg(
      `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg('<script>alert(1)</script><style>@import "x"</style><use href="other.svg#a"/><desc>&x;</desc>')}`,
    );
    expect(drawing).toMatchObject({ operators: '', ignored: ['<script>', '<style>', '<use>'] });
  });

  it('is refused without a size, half open, too deep', () => {
    expect(drawSvg('<svg></svg>')).toBeUndefined();
    expect(drawSvg('<svg viewBox="0 0 0 5"></svg>')).toBeUndefined();
    expect(drawSvg('<svg viewBox="0 0 5 5"><g>')).toBeUndefined();
    expect(drawSvg(svg('<g></path>'))).toBeUndefined();
    expect(drawSvg(svg('<g>'.repeat(1000) + '</g>'.repeat(1000)))).toBeUndefined();
    expect(drawSvg(svg('<!--'.repeat(100_000)))).toBeUndefined();
  });
});
