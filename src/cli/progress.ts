/** The progress line of a terminal: book and stage, rewritten in place; nothing at all elsewhere. */

import { countOf, words } from '../diagnostics/phrases.ts';
import type { StageName } from '../stopwatch.ts';
import type { MessageLanguage } from './arguments.ts';

const stageWords: Readonly<Record<StageName, Readonly<Record<MessageLanguage, string>>>> = {
  read: { en: 'reading', ar: 'القراءة' },
  design: { en: 'reading the design', ar: 'قراءة التصميم' },
  fonts: { en: 'opening fonts', ar: 'فتح الخطوط' },
  cover: { en: 'drawing the cover', ar: 'رسم الغلاف' },
  dress: { en: 'dressing', ar: 'التنسيق' },
  analyze: { en: 'analysing', ar: 'التحليل' },
  shape: { en: 'shaping', ar: 'صوغ الحروف' },
  break: { en: 'breaking lines', ar: 'تقسيم الأسطر' },
  paginate: { en: 'making pages', ar: 'تقسيم الصفحات' },
  pdf: { en: 'writing the PDF', ar: 'كتابة PDF' },
  epub: { en: 'writing the EPUB', ar: 'كتابة EPUB' },
  quality: { en: 'judging the lines', ar: 'قياس الجودة' },
};

export interface Progress {
  stage(book: string, stage: StageName): void;
  /** Pages set so far; called often, printed seldom. */
  pages(book: string, done: number): void;
  clear(): void;
}

/** Pages: often enough to be seen moving, seldom enough to cost nothing. */
const redrawEvery = 10;

/** Columns of a terminal that does not say its width. */
const usualWidth = 80;

/** Progress on standard error, if it is a terminal that can rewrite a line. */
export function createProgress(language: MessageLanguage): Progress {
  // A terminal that calls itself dumb cannot erase a line.
  const isTerminal = process.stderr.isTTY && process.env['TERM'] !== 'dumb';
  const show = (text: string): void => {
    // A line that turned over could not be rewritten in place.
    const room = (process.stderr.columns || usualWidth) - 1;
    if (isTerminal) process.stderr.write(`\r\u001B[2K${text.slice(-room)}`);
  };
  let shown = 0;
  return {
    stage: (book, stage) => {
      shown = 0;
      show(`${book} · ${stageWords[stage][language]}`);
    },
    pages: (book, done) => {
      if (done < shown + redrawEvery) return;
      shown = done;
      show(`${book} · ${stageWords.paginate[language]} · ${words(countOf('pages', done), language)}`);
    },
    clear: () => show(''),
  };
}
