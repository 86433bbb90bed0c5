import { test } from 'vitest';
import { AMIRI, fontsOf } from '../support/fonts.ts';
test('x', () => {
  const face = fontsOf(AMIRI).face(AMIRI);
  const o = { direction: 'rtl', script: 'Arab', language: 'ar', features: [] } as const;
  for (const [a, b] of [['شه', 'اب'],['الس','ؤال'],['علم','ه'],['جميـ','ل'], ['مـ', 'حمد']] as const) for (let n = 0; n < 6; n++) {
    const r = face.shape(a + 'ـ'.repeat(n) + b, o);
    console.log(n, r.advance, [...r.glyphs].map((g, i) => `${g}@${r.clusters[i]}:${r.advances[i]}`).join(' '));
  }
});
