/** The fonts of this repository, opened as a build opens them. */

import { join } from 'node:path';
import type { FaceName, StyledRange, StyledText, TextStyle } from '../../src/design/styled.ts';
import type { Fonts } from '../../src/font/font.ts';
import { openFonts } from '../../src/font/open-fonts.ts';
import { createHost } from '../../src/host.ts';

export const fontRoot: string = join(import.meta.dirname, '../../fonts');

export const AMIRI: FaceName = 'amiri/Amiri-Regular';
export const AMIRI_BOLD: FaceName = 'amiri/Amiri-Bold';
export const AMIRI_QURAN: FaceName = 'amiri-quran/AmiriQuran-Regular';
export const SCHEHERAZADE: FaceName = 'scheherazade-new/ScheherazadeNew-Regular';
export const PLEX_MONO: FaceName = 'ibm-plex-mono/IBMPlexMono-Regular';
export const GENTIUM: FaceName = 'gentium-plus/GentiumPlus-Regular';
export const EMOJI: FaceName = 'noto-emoji/NotoEmoji-Regular';

/** Opens faces, and fails the test where one cannot be opened. */
export function fontsOf(...names: readonly FaceName[]): Fonts {
  const { value, diagnostics } = openFonts(createHost(), [fontRoot], names);
  if (value === undefined) throw new Error(JSON.stringify(diagnostics));
  return value;
}

/** A style of 10 pt, where a font of 1000 units has hundredths of a point. */
export function styleOf(faces: readonly FaceName[], more: Partial<TextStyle> = {}): TextStyle {
  return {
    faces,
    size: 10,
    color: '#000000',
    language: 'ar',
    rise: 0,
    features: [],
    allowsKashida: true,
    ...more,
  };
}

/** A styled text out of parts, each with its style and what else its range has. */
export function styled(
  ...parts: readonly (readonly [text: string, style: TextStyle, more?: Partial<StyledRange>])[]
): StyledText {
  const ranges: StyledRange[] = [];
  let text = '';
  for (const [part, style, more] of parts) {
    const start = text.length;
    text += part;
    const plain = {
      element: undefined,
      link: undefined,
      note: undefined,
      anchor: undefined,
      span: undefined,
    };
    ranges.push({ start, end: text.length, style, ...plain, ...more });
  }
  return { text, ranges };
}
