/** `--dump STAGE`: a stage as text, made by the same dumpers as the goldens. */

import { bookText, dumpBook } from '../book/dump.ts';
import { dumpSections, dumpStructure } from '../design/dump.ts';
import { dumpEditionLines, dumpPages } from '../paginate/dump.ts';
import type { Composed } from '../pipeline.ts';
import type { DumpStage } from './arguments.ts';

/** The text of a stage of a published book. */
export function dump(stage: DumpStage, { book, edition }: Composed): string {
  switch (stage) {
    case 'text':
      return bookText(book);
    case 'book':
      return dumpBook(book);
    case 'styled':
      return dumpSections(edition.book);
    case 'structure':
      return dumpStructure(edition.book.structure);
    case 'lines':
      return dumpEditionLines(edition);
    case 'pages':
      return dumpPages(edition);
  }
}
