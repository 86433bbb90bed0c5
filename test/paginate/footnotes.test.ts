/** Notes at the foot of the page that calls them. */

import { array, assert, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StyledNote } from '../../src/design/styled.ts';
import { paginate } from '../../src/paginate/paginate.ts';
import {
  book,
  compose,
  element,
  lines,
  note,
  ownedOf,
  paragraph,
  section,
  styled,
  textsOf,
} from './support.ts';

const pagesOf = (texts: readonly string[], notes: readonly StyledNote[]) =>
  paginate(book([section(texts.map((text) => paragraph(text)))], notes), compose).value.pages;

/** A note with a number. */
const numbered = (label: string, number: string, text = label): StyledNote => {
  const marker = { text: styled(number), gap: 4, element: element('note-label') };
  return {
    label,
    anchor: label,
    blocks: [{ ...paragraph(text, { leading: 10, insetStart: 20 }), marker }],
  };
};
/** The right edges of number and text of each note; the page's is 330. */
const edgesOf = (notes: readonly StyledNote[]) =>
  ownedOf(pagesOf(['a[x] b[y]'], notes)[0])
    .slice(1)
    .map(({ x, line }) => x + line.x + line.width);

describe('notes', () => {
  it('stand at the foot of their call’s page, in order, under a rule at the right', () => {
    const [page] = pagesOf(['a[x] b[y]'], [note('x'), note('y', 2)]);
    expect(textsOf(page)).toEqual(['a[x] b[y]', 'x1', 'y1', 'y2']);
    // Three lines of 10 above 240, baselines at three quarters; the rule's three points above.
    expect(ownedOf(page).map(({ y }) => y)).toEqual([55, 217.5, 227.5, 237.5]);
    expect(page?.items.find(({ kind }) => kind === 'rule')).toMatchObject({ x: 230, y: 206, width: 100 });
  });

  it('stand as far in as the widest number of their section needs, also of a note that a note calls', () => {
    expect(edgesOf([numbered('x', '1'), numbered('y', '2')])).toEqual([310 + 4 + 5, 310, 319, 310]);
    expect(edgesOf([numbered('x', '1'), numbered('y', '(10)')])).toEqual([306 + 9, 306, 330, 306]);
    const calling = [numbered('x', '1'), numbered('y', '2', 'y[z]'), numbered('z', '(10)')];
    expect(edgesOf(calling)).toEqual([315, 306, 315, 306, 330, 306]);
  });

  it('take their room from the text', () => {
    const text = `${lines(9)}[x]\u{2028}${lines(11, 'm')}`;
    const [page] = pagesOf([text], [note('x', 3)]);
    // 10 lines less 40 points of notes and rule: 8 lines; the call on the ninth goes over with its note.
    expect(textsOf(page)).toHaveLength(8);
  });

  it('are whole wherever the text can give way', () => {
    // The eighth line and half of its note would fit; the page ends a line before.
    const [first, second] = pagesOf([lines(7), 'b[x]', lines(9, 'c')], [note('x', 5)]);
    expect(textsOf(first)).toHaveLength(7);
    expect(textsOf(second).slice(-5)).toEqual(['x1', 'x2', 'x3', 'x4', 'x5']);
  });

  it('split only when they must, two lines at least on each side, the rest before the next page’s own', () => {
    const pages = pagesOf([`a[long]\u{2028}${lines(20)}[own]`], [note('long', 30), note('own')]);
    const [first] = pages;
    const here = textsOf(first).filter((text) => text.startsWith('long'));
    expect(here.length).toBeGreaterThanOrEqual(2);
    expect(here.length).toBeLessThanOrEqual(28);
    const all = pages.flatMap(textsOf).filter((text) => /^(long|own)/u.test(text));
    expect(all).toEqual([...Array.from({ length: 30 }, (_, index) => `long${index + 1}`), 'own1']);
  });

  it('go on over pages of their own, at a section’s end too, each line once and in order', () => {
    const length = integer({ min: 1, max: 45 });
    assert(
      property(
        array(record({ text: integer({ min: 1, max: 14 }), notes: array(length, { maxLength: 4 }) }), {
          minLength: 1,
          maxLength: 5,
        }),
        (paragraphs) => {
          const notes = paragraphs.flatMap(({ notes: all }, at) =>
            all.map((count, index) => note(`n${at}.${index}`, count)),
          );
          const texts = paragraphs.map(
            ({ text, notes: all }, at) =>
              `${lines(text, 't')}${all.map((_, index) => `[n${at}.${index}]`).join('')}`,
          );
          const found = pagesOf(texts, notes)
            .flatMap(textsOf)
            .filter((text) => text.startsWith('n'));
          expect(found).toEqual(
            paragraphs.flatMap(({ notes: all }, at) =>
              all.flatMap((count, index) =>
                Array.from({ length: count }, (_, line) => `n${at}.${index}${line + 1}`),
              ),
            ),
          );
        },
      ),
      { seed: 1, numRuns: 500 },
    );
  });

  it('come once, though called twice; those that notes call follow them', () => {
    const inner: StyledNote = {
      label: 'x',
      anchor: 'note-x',
      blocks: [paragraph('see[y]', { leading: 10 })],
    };
    const [page] = pagesOf(['a[x] b[x]'], [inner, note('y')]);
    expect(textsOf(page)).toEqual(['a[x] b[x]', 'see[y]', 'y1']);
  });

  it('have destinations, and so have their calls', () => {
    const { destinations } = paginate(
      book([section([paragraph(`${lines(3)} [x]`)])], [note('x')]),
      compose,
    ).value;
    expect(destinations.get('note-x')).toEqual({ page: 0, y: 230 });
    expect(destinations.get('ref-x')).toEqual({ page: 0, y: 80 });
  });

  it('end, ten thousand of them called from one paragraph', () => {
    const labels = Array.from({ length: 10_000 }, (_, index) => `n${index}-`);
    const pages = pagesOf(
      [labels.map((label) => `[${label}]`).join(' ')],
      labels.map((label) => note(label)),
    );
    const set = pages.flatMap(textsOf).filter((text) => text.endsWith('-1'));
    expect(set).toEqual(labels.map((label) => `${label}1`));
    expect(pages.length).toBeLessThan(1000);
  });
});
