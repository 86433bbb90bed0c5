/**
 * The stage that reads: a folder with `book.yaml`, that file, or a single Markdown file with front matter
 * comes in, a book goes out. Text stays in logical order, as the author wrote it, and every node knows its
 * place. What is wrong with the manuscript is reported, as much of it at once as can be found.
 */

import { basename, dirname, extname, join, normalize } from 'node:path';
import type { Block } from '../book/block.ts';
import type { Book, Note } from '../book/book.ts';
import { type Formats, usualFormats } from '../book/formats.ts';
import { labelInFile } from '../book/note-label.ts';
import { type Diagnostic, diagnose, hasErrors, type Reported } from '../diagnostics/diagnostic.ts';
import { phrase } from '../diagnostics/phrases.ts';
import type { Host } from '../host.ts';
import { digitFamily } from '../numbering.ts';
import type { Source, Span } from '../source.ts';
import { readText } from '../text-file.ts';
import { readYaml } from '../yaml.ts';
import { createAnchors } from './anchors.ts';
import { type OpenLink, settleLinks } from './book-links.ts';
import { checkCharacters, checkPresentationForms } from './characters.ts';
import { checkBook } from './check.ts';
import { createImageLoader, isMarkdown, leadsOut } from './files.ts';
import { withIndex } from './index-place.ts';
import { readMarkdown } from './markdown.ts';
import { type BookHead, entryOf, readMetadata } from './metadata.ts';
import { inNameOrder } from './name-order.ts';
import { notesInOrder } from './notes.ts';

/** A file of the text, and where its Markdown begins. */
interface TextFile {
  readonly source: Source;
  readonly start: number;
}

/** What a path leads to, before its Markdown is read. */
interface Manuscript {
  readonly folder: string;
  readonly head: BookHead;
  /** Opens the files of the text, and says what is wrong with them. */
  readonly openTexts: () => readonly TextFile[];
}

const bookFileName = 'book.yaml';

/** Reads the book at a path. No value: there is no book there, nothing is known of it, not even a title, or it is too long. */
export function read(host: Host, path: string): Reported<Book | undefined> {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  const manuscript = openManuscript(host, path, report);
  if (manuscript === undefined) return { value: undefined, diagnostics };
  const { folder, head, openTexts } = manuscript;
  const texts = openTexts();
  const loadImage = createImageLoader(host, folder, report);
  const anchors = createAnchors(report);
  const blocks: Block[] = [];
  const written = new Map<string, Note>();
  const links: OpenLink[] = [];
  texts.forEach(({ source, start }, index) => {
    for (const check of [checkCharacters, checkPresentationForms])
      for (const diagnostic of check(source, start)) report(diagnostic);
    const text = readMarkdown(source, start, {
      anchors,
      loadImage: (image, span) => loadImage(image, dirname(source.path), span),
      keepLink: (link) => void links.push(link),
      digits: digitFamily(head.metadata.language, head.metadata.digits),
      noteLabel: (identifier) => labelInFile(index, identifier),
      report,
    });
    for (const block of text.blocks) blocks.push(block);
    for (const [label, note] of text.notes) written.set(label, note);
  });
  const notes = notesInOrder(blocks, written, report);
  const { cover: coverPath } = head.metadata;
  const cover = coverPath === undefined ? undefined : loadImage(coverPath, folder, head.coverSpan);
  if (blocks.length === 0 && !hasErrors(diagnostics)) report(noText(texts, path));
  const book: Book = withIndex(
    { metadata: head.metadata, metadataSpan: head.span, blocks, notes, cover, path: folder },
    anchors,
  );
  const sources = texts.map(({ source }) => source);
  for (const diagnostic of settleLinks(links, book, sources)) report(diagnostic);
  for (const diagnostic of checkBook(book, hasErrors(diagnostics))) report(diagnostic);
  // Of so much no pages are made only to say what else is wrong with them.
  const isTooLong = diagnostics.some(({ code }) => code === 'too-many-chapters');
  return { value: isTooLong ? undefined : book, diagnostics };
}

/** What it takes to plan the making of a book, before it is read. */
export interface Survey {
  readonly formats: Formats;
  /**
   * What its text weighs in memory, roughly, in kilobytes of running text: a paragraph of its own or a note weighs as
   * much as a kilobyte. A novel has some hundreds, the whole of المستطرف 14,000.
   */
  readonly weight: number;
}

/** Surveys the manuscript at a path, as far as it can be known; what is wrong with it is said by `read`. */
export function survey(host: Host, path: string): Survey {
  const manuscript = openManuscript(host, path, () => undefined);
  const texts = manuscript?.openTexts() ?? [];
  return {
    formats: manuscript?.head.metadata.formats ?? usualFormats,
    weight: texts.reduce((sum, { source }) => sum + weightOf(source.text), 0),
  };
}

const unitsInKilobyte = 1000;

function weightOf(text: string): number {
  let weight = text.length / unitsInKilobyte;
  for (const part of ['\n\n', '\r\n\r\n', '[^']) {
    for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) weight++;
  }
  return weight;
}

function noText(texts: readonly TextFile[], path: string): Diagnostic {
  const [first] = texts;
  if (first === undefined) return diagnose('no-text', { path });
  const end = first.source.text.length;
  return diagnose('no-text', { path: first.source.path }, { source: first.source, start: end, end });
}

type Report = (diagnostic: Diagnostic) => void;

function openManuscript(host: Host, path: string, report: Report): Manuscript | undefined {
  if (host.isFolder(path)) {
    const bookFile = join(path, bookFileName);
    if (host.exists(bookFile)) return openFolder(host, path, bookFile, report);
  } else if (!host.exists(path)) {
    report(diagnose('missing-file', { path }));
    return undefined;
  } else if (basename(path) === bookFileName) {
    return openFolder(host, dirname(path), path, report);
  } else if (isMarkdown(path)) {
    return openSingle(host, path, report);
  }
  report(diagnose('no-book', { path, advice: adviceWithoutBook(host, path) }));
  return undefined;
}

/** What a file is called that was to be `book.yaml`. */
const almostBookFile = /^book\.ya?ml(?:\.txt)?$/i;

function adviceWithoutBook(host: Host, path: string): string {
  const entries = host.list(path);
  const names = entries.ok ? entries.value : [basename(path)];
  const almost = names.find((name) => almostBookFile.test(name));
  if (almost !== undefined) return phrase('call-it-book-yaml', almost);
  if (names.some(isMarkdown)) return phrase('add-book-yaml');
  const convertible = names.find((name) => wordProcessed.test(name));
  if (convertible !== undefined) return phrase('convert-with-pandoc', convertible);
  return /\.txt$/i.test(path) ? phrase('call-it-markdown') : phrase('new-book');
}

/** Files that Pandoc makes Markdown of. */
const wordProcessed = /\.(?:docx|odt|rtf|html?|epub|tex)$/i;

/** A single Markdown file: its front matter is the metadata. */
function openSingle(host: Host, path: string, report: Report): Manuscript | undefined {
  const source = take(readText(host, path), report);
  if (source === undefined) return undefined;
  const front = frontMatter(source.text);
  if (front.next === 0 && frontMatterStart.test(source.text)) {
    report(diagnose('unclosed-front-matter', {}, { source, start: 0, end: '---'.length }));
    return undefined;
  }
  const name = basename(path, extname(path));
  const head = take(readMetadata(source, front.start, front.end, name), report);
  const folder = dirname(path);
  if (head === undefined) return undefined;
  return { folder, head, openTexts: () => [{ source, start: front.next }] };
}

function openFolder(host: Host, folder: string, bookFile: string, report: Report): Manuscript | undefined {
  const source = take(readText(host, bookFile), report);
  if (source === undefined) return undefined;
  const name = basename(host.realPath(folder).ok ? realName(host, folder) : folder);
  const head = take(readMetadata(source, 0, source.text.length, name), report);
  if (head === undefined) return undefined;
  const place: Span = { source, start: 0, end: 0 };
  const openTexts = (): readonly TextFile[] => {
    const files = head.files ?? markdownFiles(host, folder).map((path) => ({ path, span: place }));
    const opened = new Map<string, Span>();
    return files.flatMap(({ path, span }) => {
      const first = opened.get(normalize(path));
      if (first === undefined) opened.set(normalize(path), span);
      else report(diagnose('repeated-file', { path }, span, [first]));
      if (leadsOut(host, folder, path)) {
        report(diagnose('outside-book', { path }, span));
        return [];
      }
      const text = take(readText(host, join(folder, path), span), report);
      return text === undefined ? [] : [textFile(text, report)];
    });
  };
  return { folder, head, openTexts };
}

function realName(host: Host, folder: string): string {
  const real = host.realPath(folder);
  return real.ok ? real.value : folder;
}

/** All Markdown files of a folder, by name, but for hidden ones. */
function markdownFiles(host: Host, folder: string): readonly string[] {
  const names = host.list(folder);
  return names.ok ? inNameOrder(names.value.filter(isMarkdown)) : [];
}

/** A file beside `book.yaml`: front matter of its own is passed over, with a word. */
function textFile(source: Source, report: Report): TextFile {
  const front = frontMatter(source.text);
  if (front.next > 0) {
    const { value: metadata } = readYaml(source, front.start, front.end);
    const title = metadata && entryOf(metadata, 'title');
    const isNeeded =
      title?.kind === 'scalar' && title.text !== '' && !/^\s*# /.test(source.text.slice(front.next));
    const advice = isNeeded ? phrase('title-as-heading', title.text) : phrase('remove-front-matter');
    report(diagnose('front-matter-ignored', { advice }, { source, start: 0, end: front.next }));
  }
  return { source, start: front.next };
}

const frontMatterStart = /^---[ \t]*(?:\r\n?|\n)/;

/** Front matter: YAML between a first line `---` and the next line `---`. `next` is where the text goes on. */
function frontMatter(text: string): { readonly start: number; readonly end: number; readonly next: number } {
  const opening = frontMatterStart.exec(text);
  if (opening === null) return { start: 0, end: 0, next: 0 };
  const start = opening[0].length;
  const closing = /^(?:---|\.\.\.)[ \t]*(?:\r\n?|\n|$)/m;
  const found = closing.exec(text.slice(start));
  if (found === null) return { start: 0, end: 0, next: 0 };
  return { start, end: start + found.index, next: start + found.index + found[0].length };
}

function take<T>(reported: Reported<T>, report: Report): T {
  for (const diagnostic of reported.diagnostics) report(diagnostic);
  return reported.value;
}
