import { readFileSync } from 'node:fs';
import { test } from 'vitest';
import { analyze } from '../../src/analyze/analyze.ts';
import { kashidaPlaces } from '../../src/shape/kashida.ts';
import { createShaper } from '../../src/shape/shape.ts';
import { AMIRI, AMIRI_BOLD, fontsOf, SCHEHERAZADE, styled, styleOf } from '../support/fonts.ts';
test('x', () => {
  const fonts = fontsOf(AMIRI, AMIRI_BOLD, SCHEHERAZADE);
  const text = readFileSync('/work/shared/corpus/mustatraf.md', 'utf8').slice(0, 400000).replace(/[#*\n]+/g, ' ');
  for (const face of [AMIRI, SCHEHERAZADE]) {
    const words = [...new Set(text.split(/\s+/))];
    let t = performance.now();
    let n = 0;
    for (const w of words) n += kashidaPlaces(w).length;
    console.log(face, 'distinct', words.length, 'places', n, 'ms', performance.now() - t);
    const a = analyze(text, 'rtl');
    const st = styled([text, styleOf([face])]);
    t = performance.now();
    const p0 = createShaper(fonts).shape(st, a).pieces;
    console.log('off', performance.now() - t);
    t = performance.now();
    const p1 = createShaper(fonts, true).shape(st, a).pieces;
    console.log('on', performance.now() - t, p0.length);
    const by: Record<string, number> = {};
    const seen = new Set<unknown>();
    let ok = 0, bad = 0, all = 0; const bads: string[] = [];
    for (const p of p1) {
      if (p.kind !== 'word') continue;
      all++;
      const k = p.kashida;
      by[k?.priority ?? 'none'] = (by[k?.priority ?? 'none'] ?? 0) + 1;
      if (k === undefined || seen.has(p.run)) continue;
      seen.add(p.run);
      for (const e of [0.16, 0.3, 0.44, 0.6]) { if (k.lengthened(e)) ok++; else { bad++; if (bads.length<30) bads.push(e + p.run.text); } }
    }
    console.log(all, by, 'lengthened', ok, 'refused', bad, bads.slice(0, 20).join(' '));
  }
});
