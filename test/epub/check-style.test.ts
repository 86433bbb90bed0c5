/** Rules that a design's own style sheet may not hold. */

import { describe, expect, it } from 'vitest';
import { renderDiagnostic } from '../../src/diagnostics/render.ts';
import { checkStyle } from '../../src/epub/check-style.ts';

const told = (text: string) =>
  checkStyle({ path: 'book.css', text }).map((each) => renderDiagnostic(each, 'en').split('\n')[0]);

describe('a style sheet', () => {
  it('may not lead to files, nor turn the text, and is told where', () => {
    expect(
      told(
        '/* url(a.png) */\n@import url("x.css");\nbody { background: url(bg.png); direction: rtl }\np { unicode-bidi: embed }',
      ),
    ).toEqual([
      'book.css:2:1 error[unfit-style] “@import url("x.css")” cannot stand in the style sheet: no other sheet is in the EPUB',
      'book.css:3:20 error[unfit-style] “url(bg.png)” cannot stand in the style sheet: that file is not in the EPUB',
      'book.css:3:33 error[unfit-style] “direction: rtl” cannot stand in the style sheet: the direction of text is for the documents to say',
      'book.css:4:5 error[unfit-style] “unicode-bidi: embed” cannot stand in the style sheet: the direction of text is for the documents to say',
    ]);
  });

  it('is closed', () => {
    expect(told('h1 { color: {{colors.accent}}; }\nh2 { color: red')).toEqual([
      'book.css:2:4 error[unclosed-style] “{” is not closed in the style sheet',
    ]);
    expect(told('p { content: "{" }\n/* red')).toEqual([
      'book.css:2:1 error[unclosed-style] “/*” is not closed in the style sheet',
    ]);
  });

  it('may hold all else', () => {
    expect(
      told(
        'p { flex-direction: row; background: url( "data:image/png;base64,AA==" ); content: "direction: rtl; url(x)" }\n.direction { color: red }',
      ),
    ).toEqual([]);
  });
});
