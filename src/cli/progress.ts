/** The progress line of a terminal: book and stage, rewritten in place; nothing at all elsewhere. */

import type { StageName } from '../stopwatch.ts';
import type { MessageLanguage } from './arguments.ts';

const stageWords: Readonly<Record<StageName, Readonly<Record<MessageLanguage, string>>>> = {
  read: { en: 'reading', ar: 'القراءة' },
  design: { en: 'reading the design', ar: 'قراءة التصميم' },
  fonts: { en: 'opening fonts', ar: 'فتح الخطوط' },
  cover: { en: 'drawing the cover', ar: 'رسم الغلاف' },
  dress: { en: 'dressing', ar: 'التنسيق' },
  analyze: { en: 'analysing', ar: 'التحليل' },
  shape: { en: 'shaping', ar: 'التشكيل' },
  break: { en: 'breaking lines', ar: 'تقسيم الأسطر' },
  paginate: { en: 'making pages', ar: 'تقسيم الصفحات' },
  pdf: { en: 'writing the PDF', ar: 'كتابة PDF' },
  epub: { en: 'writing the EPUB', ar: 'كتابة EPUB' },
  quality: { en: 'judging the lines', ar: 'قياس الجودة' },
};

export interface Progress {
  stage(book: string, stage: StageName): void;
  /** Pages made so far; called often, printed seldom. */
  pages(book: string, stage: StageName, done: number): void;
  clear(): void;
}

const redrawEvery = 50;

/** Progress on standard error, if it is a terminal. */
export function createProgress(language: MessageLanguage): Progress {
  const isTerminal = process.stderr.isTTY;
  const show = (text: string): void => {
    if (isTerminal) process.stderr.write(`\r\u001B[2K${text}`);
  };
  return {
    stage: (book, stage) => show(`${book} · ${stageWords[stage][language]}`),
    pages: (book, stage, done) => {
      if (done % redrawEvery === 0) show(`${book} · ${stageWords[stage][language]} · ${done}`);
    },
    clear: () => show(''),
  };
}
