/**
 * `formats:` of `book.yaml`: the files a book is published as. A list names all of them (`[epub, screen]`); keys
 * switch single ones on or off and leave the others as they usually are (`{screen: true}`). A PDF's key may hold
 * values of the design that are changed in that file alone (`{pdf: {page: a5}}`): `design/load.ts` checks them.
 * An edition for the press would be one more name here.
 */

import { phrase } from '../diagnostics/phrases.ts';
import {
  type Changes,
  changes,
  choice,
  flag,
  list,
  mapOr,
  record,
  refine,
  type Schema,
  withDefault,
} from '../schema.ts';

/** EPUB; the PDF that is the printed book; a PDF of single pages for reading on screens. */
export const formatNames = ['epub', 'pdf', 'screen'] as const;
export type FormatName = (typeof formatNames)[number];
/** The formats that have pages; the first that is made lends them to the EPUB's page list. */
export const pdfFormats = ['pdf', 'screen'] as const;
export type PdfFormat = (typeof pdfFormats)[number];

/** Whether a PDF is made, and what it changes in the design. */
export type PdfWish = Changes;

export interface Formats {
  readonly epub: boolean;
  readonly pdf: PdfWish;
  readonly screen: PdfWish;
}

export const usualFormats: Formats = { epub: true, pdf: true, screen: false };

const switches = record({
  epub: withDefault(flag, usualFormats.epub, { en: 'The EPUB', ar: 'ملف EPUB' }),
  pdf: withDefault(changes, usualFormats.pdf, {
    en: 'The PDF with facing pages, as printed: `<slug>.pdf`',
    ar: 'ملف PDF بصفحات متقابلة كالمطبوع: `<slug>.pdf`',
  }),
  screen: withDefault(changes, usualFormats.screen, {
    en: 'A PDF of single pages, for reading on screens: `<slug>-screen.pdf`',
    ar: 'ملف PDF بصفحات مفردة للقراءة على الشاشات: `<slug>-screen.pdf`',
  }),
});

/** What a list names and nothing else; an empty list counts as absent. */
const named = (wanted: readonly FormatName[]): Formats =>
  wanted.length === 0
    ? usualFormats
    : {
        epub: wanted.includes('epub'),
        pdf: wanted.includes('pdf'),
        screen: wanted.includes('screen'),
      };

const either = mapOr(list(choice(formatNames)), switches, named);

/** The value of `formats:`. */
export const formats: Schema<Formats> = refine(either, either.notation, (wanted) =>
  formatNames.some((name) => wanted[name] !== false) ? { value: wanted } : { problem: phrase('no-format') },
);
