/**
 * The composer: one paragraph through analysis, shaping and line breaking. `paginate` is given its
 * `compose` and knows nothing of Unicode or fonts. What it met on the way that the author should hear of
 * (missing characters, unpaired bidi controls) is collected and reported once, for the whole book.
 */

import { analyze, type TextAnalysis, unbalancedControls } from './analyze/analyze.ts';
import { breakIntoLines, breakLines } from './break/break-lines.ts';
import type { Compose, Line } from './break/line.ts';
import type { JustificationStyle, StyledBook, StyledRange, StyledText } from './design/styled.ts';
import { type Diagnostic, diagnose } from './diagnostics/diagnostic.ts';
import { codePointName } from './diagnostics/phrases.ts';
import type { Fonts } from './font/font.ts';
import { type Cuts, cutAt, openSigns, openWords } from './shape/cut-words.ts';
import { createMissingCharacters } from './shape/missing.ts';
import { createShaper, type Shaper } from './shape/shape.ts';
import type { Span } from './source.ts';
import type { Stopwatch } from './stopwatch.ts';

export interface Composer {
  readonly compose: Compose;
  /** To be asked after the last paragraph; `metadata` is where they stand, whose words have no place of their own. */
  diagnostics(metadata?: Span): readonly Diagnostic[];
}

/** A composer for one book. */
export function createComposer(
  fonts: Fonts,
  justification: JustificationStyle,
  stopwatch: Stopwatch,
): Composer {
  const settings = createSettings(fonts, justification);
  const missing = createMissingCharacters();
  const controls: Diagnostic[] = [];
  const seen = new Set<string>();
  return {
    compose: (text, style, measure, lineCount) => {
      const analysis = stopwatch.time('analyze', () => analyze(text.text, style.direction));
      const { shaper, bounds } = settings(style.kashida ?? justification.kashida);
      const shaped = stopwatch.time('shape', () => shaper().shape(text, analysis));
      if (lineCount !== undefined) {
        return stopwatch.time('break', () => breakIntoLines(shaped, style, measure, bounds, lineCount) ?? []);
      }
      missing.add(shaped.missing);
      for (const diagnostic of controlTrouble(text)) {
        const place = `${diagnostic.span?.source.path}:${diagnostic.span?.start}`;
        if (!seen.has(place)) controls.push(diagnostic);
        seen.add(place);
      }
      const lines = stopwatch.time('break', () => breakLines(shaped, style, measure, bounds));
      const em = text.ranges[0]?.style.size ?? 0;
      if (measure < em || !lines.some(isOverfull)) return lines;
      return cutWords(lines, analysis, (cut) =>
        breakLines(shaper().shape(text, cut), style, measure, bounds),
      );
    },
    diagnostics: (metadata) => [
      ...controls.map((found) =>
        found.span === undefined && metadata !== undefined ? { ...found, span: metadata } : found,
      ),
      ...missing.diagnostics(fonts, metadata),
    ],
  };
}

const isOverfull = ({ overfull }: Line): boolean => overfull > 0;

const allCuts: readonly Cuts[] = ['between-joined', 'within-joined'];

/**
 * The lines of a paragraph with words that no line can hold cut in pieces. A measure narrower than a letter is not to
 * come here: tables ask with it how wide their words are.
 */
function cutWords(
  wide: readonly Line[],
  analysis: TextAnalysis,
  set: (cut: TextAnalysis) => readonly Line[],
): readonly Line[] {
  const parted = openSigns(analysis, wide.filter(isOverfull));
  let lines = parted === analysis ? wide : set(parted);
  if (!lines.some(isOverfull)) return lines;
  let open = parted;
  for (const cuts of allCuts) {
    const overfull = lines.filter(isOverfull);
    if (overfull.length === 0) break;
    open = openWords(open, overfull, cuts);
    lines = set(open);
  }
  // Set again with the cuts that lines end at, words have their ligatures and kerns everywhere else.
  const whole = set(
    cutAt(
      parted,
      lines.map(({ end }) => end),
    ),
  );
  return whole.some(isOverfull) ? lines : whole;
}

type Kashida = JustificationStyle['kashida'];

/** What paragraphs of a kashida setting share: bounds that are one object, and a shaper that seeks places or not. */
function createSettings(
  fonts: Fonts,
  justification: JustificationStyle,
): (kashida: Kashida) => { readonly bounds: JustificationStyle; readonly shaper: () => Shaper } {
  const shapers = new Map<boolean, Shaper>();
  const shaperFor = (seeksKashida: boolean): Shaper => {
    const shaper = shapers.get(seeksKashida) ?? createShaper(fonts, seeksKashida);
    shapers.set(seeksKashida, shaper);
    return shaper;
  };
  const settingOf = (kashida: Kashida) => ({
    bounds: kashida === justification.kashida ? justification : { ...justification, kashida },
    shaper: () => shaperFor(kashida !== 'off'),
  });
  const settings = { off: settingOf('off'), sparing: settingOf('sparing'), generous: settingOf('generous') };
  return (kashida) => settings[kashida];
}

/** One diagnostic for each control that has no partner in a paragraph, at its first place. */
function controlTrouble(text: StyledText): readonly Diagnostic[] {
  const places = new Map<string, (Span | undefined)[]>();
  for (const { index, problem } of unbalancedControls(text.text)) {
    // Half a character is an error of the manuscript, and `read` has reported it.
    if (problem === 'lone-surrogate') continue;
    const range = text.ranges.find(({ start, end }) => start <= index && index < end);
    const place = range === undefined ? undefined : placeIn(range, index);
    const character = codePointName(text.text.charCodeAt(index));
    const known = places.get(character);
    if (known === undefined) places.set(character, [place]);
    else known.push(place);
  }
  return [...places].map(([character, [first, ...others]]) =>
    diagnose(
      'unbalanced-isolate',
      { character },
      first,
      others.filter((span) => span !== undefined),
    ),
  );
}

/** The manuscript's place of a character: exact where the range's text stands in the manuscript as it is. */
function placeIn(range: StyledRange, index: number): Span | undefined {
  if (range.span === undefined) return undefined;
  if (range.span.end - range.span.start !== range.end - range.start) return range.span;
  const start = range.span.start + index - range.start;
  return { source: range.span.source, start, end: start + 1 };
}

/** `compose`, telling how many pages the lines of all paragraphs so far would fill. */
export function countingPages(
  compose: Compose,
  { width, height, margins }: StyledBook['geometry'],
  stopwatch: Stopwatch,
): Compose {
  const depth = height - margins.top - margins.bottom;
  let filled = 0;
  return (text, style, measure, lineCount) => {
    const lines = compose(text, style, measure, lineCount);
    // A paragraph set anew to so many lines has been counted, and a cell whose width is sought will be.
    if (lineCount === undefined && measure > style.leading && measure <= width) {
      filled += lines.length * style.leading;
      stopwatch.reach(Math.floor(filled / depth));
    }
    return lines;
  };
}
