/**
 * Markdown in, blocks and notes out. CommonMark 0.31 (https://spec.commonmark.org/0.31.2/) with GFM's tables
 * and footnotes and the generic directives proposal (`:::block[title]{key=value}`, `:span[…]{lang=en}`).
 * Departures: a mark is `:name[` with an ASCII name, so `قال:كذا` and `10:30` are text; HTML comments are
 * the author's own and are left out; an image alone in its paragraph is a figure, its Markdown title the
 * caption; links' titles are dropped.
 */

import {
  type Aside,
  type AsideName,
  type Block,
  type BlockQuote,
  type CodeBlock,
  isAsideName,
  isAttribution,
  isKashidaName,
  kashidaNames,
  type TableCell,
} from '../book/block.ts';
import type { Note } from '../book/book.ts';
import type { Inline } from '../book/inline.ts';
import { canonicalLanguage } from '../book/language.ts';
import { diagnose } from '../diagnostics/diagnostic.ts';
import { phrase } from '../diagnostics/phrases.ts';
import type { Source, Span } from '../source.ts';
import { almostList, joinedParagraphs } from './almost-lists.ts';
import { type Attributes, attributesOf } from './attributes.ts';
import { definitionNodes, definitionsOf } from './definitions.ts';
import { foreignBreak, foreignDefinition, foreignMarks } from './dialects.ts';
import { figuresOf, partedAtFigures } from './figures.ts';
import { headingOf } from './headings.ts';
import { inlinesOf, reportTextDoubts } from './inlines.ts';
import { Definitions } from './link-definitions.ts';
import {
  type Code,
  type ContainerDirective,
  type Definition,
  type MarkdownTable,
  type PhrasingContent,
  parseMarkdown,
  type RootContent,
} from './mdast.ts';
import { findTooDeep } from './nesting.ts';
import { noteNameProblem, writtenLabel } from './notes.ts';
import { withoutPandocSpans } from './pandoc-spans.ts';
import { foldPlainRuns, type PlainRun, unfoldedOffset } from './plain-runs.ts';
import { poemOf } from './poem.ts';
import { quranBlock } from './quran.ts';
import {
  below,
  blockNames,
  depthLimit,
  type Place,
  type Reading,
  reportHtml,
  reportUnknownDirective,
  type Surroundings,
  spanOf,
  verbatim,
} from './reading.ts';
import { strayParagraph, straySource } from './stray-marks.ts';
import { joinTexts, plainLines, type SoftBreak } from './texts.ts';

export interface MarkdownText {
  readonly blocks: readonly Block[];
  /** By the book's label, in the order they are written. */
  readonly notes: ReadonlyMap<string, Note>;
}

/** Reads a file's Markdown from an offset on (after its front matter). */
export function readMarkdown(source: Source, start: number, surroundings: Surroundings): MarkdownText {
  // The parser drops a byte order mark at its text's start, which would move every offset.
  let textStart = start;
  while (source.text.startsWith('\u{feff}', textStart)) textStart++;
  const folded = foldPlainRuns(source.text, textStart, surroundings.withoutFolding);
  const tooDeep = findTooDeep(folded.text);
  if (tooDeep !== undefined) {
    const at = unfoldedOffset(folded, tooDeep.offset);
    surroundings.report(
      diagnose('nesting-too-deep', { limit: tooDeep.limit }, { source, start: at, end: at }),
    );
    return { blocks: [], notes: new Map() };
  }
  const tree = parseMarkdown(folded.text);
  const reading: Reading = {
    ...surroundings,
    source,
    folded,
    runs: new Map(folded.runs.map((run) => [run.at, run])),
    definitions: new Definitions(tree, depthLimit),
    notes: new Map(),
  };
  const blocks = blocksOf(tree.children, reading, { depth: 0, softBreak: 'space' });
  for (const definition of reading.definitions.unused) reportUnused(definition, reading);
  return { blocks, notes: reading.notes };
}

/** `[words]: words` is a link's address, which is not printed; by a caret's grace it was meant as a note. */
function reportUnused(definition: Definition, reading: Reading): void {
  const span = spanOf(definition, reading);
  const label = definition.label ?? definition.identifier;
  // `[//]: # (…)` is how comments are written where there are none.
  if (definition.url === '#') return;
  if (label.startsWith('^')) reading.report(noteNameProblem(label.slice(1), span));
  else reading.report(diagnose('unused-link', { label, words: definition.url }, span));
}

function blocksOf(nodes: readonly RootContent[], reading: Reading, place: Place): readonly Block[] {
  const [first] = nodes;
  if (first !== undefined && place.depth > depthLimit) {
    reading.report(diagnose('nesting-too-deep', { limit: depthLimit }, spanOf(first, reading)));
    return [];
  }
  return nodes.flatMap((node) => blockOf(node, reading, place));
}

function blockOf(node: RootContent, reading: Reading, place: Place): readonly Block[] {
  const span = spanOf(node, reading);
  switch (node.type) {
    case 'paragraph':
      return paragraphOf(node.children, span, reading, place);
    case 'heading':
      return [headingOf(node.depth, inlinesOf(node.children, reading, place), span, reading)];
    case 'list':
      return [
        {
          kind: 'list',
          ordered: node.ordered ?? false,
          start: node.start ?? 1,
          isTight: !(node.spread ?? false) && node.children.every((item) => !(item.spread ?? false)),
          items: node.children.map((item) => ({
            children: blocksOf(item.children, reading, below(place)),
            span: spanOf(item, reading),
          })),
          span,
        },
      ];
    case 'blockquote':
      return [quoteOf(blocksOf(node.children, reading, below(place)), span, reading)];
    case 'code':
      return [listingOf(node, span, reading)];
    case 'table':
      return [tableOf(node, undefined, undefined, reading, place)];
    case 'thematicBreak':
      for (const found of foreignBreak(span)) reading.report(found);
      return [{ kind: 'thematic-break', span }];
    case 'html':
      reportHtml(verbatim(node, node.value, reading), span, reading);
      return [];
    case 'definition':
      return [];
    case 'footnoteDefinition':
      return noteOf(reading.noteLabel(node.identifier), node.children, span, reading, place);
    case 'containerDirective':
      return containerOf(node, span, reading, place);
    case 'leafDirective':
      reportUnknownDirective(node, span, reading);
      return [];
    case 'break':
    case 'delete':
    case 'emphasis':
    case 'footnoteReference':
    case 'image':
    case 'imageReference':
    case 'inlineCode':
    case 'link':
    case 'linkReference':
    case 'listItem':
    case 'strong':
    case 'tableCell':
    case 'tableRow':
    case 'text':
    case 'textDirective':
    case 'yaml':
      break;
  }
  // Phrasing and parts of lists and tables are met inside their parents only.
  reading.report(
    diagnose('unsupported-markdown', { construct: phrase('construct-block', node.type), advice: '' }, span),
  );
  return [];
}

function quoteOf(children: readonly Block[], span: Span, reading: Reading): BlockQuote {
  const quote: BlockQuote = { kind: 'quote', children, span };
  const last = children.at(-1);
  if (last?.kind === 'paragraph' && !isAttribution(quote, last))
    for (const found of straySource(last.span)) reading.report(found);
  return quote;
}

/** A listing, between fences or indented; Arabic text that is only indented was hardly meant as one. */
function listingOf(node: Code, span: Span, reading: Reading): CodeBlock {
  const text = verbatim(node, node.value, reading);
  const written = span.source.text.slice(span.start, span.end);
  const fence = /^(?:`{3,}|~{3,})/.exec(written)?.[0];
  if (fence === undefined) {
    if (/\p{Script=Arabic}/u.test(text)) reading.report(diagnose('indented-text', {}, span));
  } else if (!isClosed(written, fence)) {
    reading.report(diagnose('unclosed-listing', { fence }, { ...span, end: span.start + fence.length }));
  }
  return { kind: 'code-block', text, language: node.lang ?? undefined, span };
}

/** Whether the last line of what was written is a fence like the first, or longer. */
function isClosed(written: string, fence: string): boolean {
  const last = written.slice(written.lastIndexOf('\n') + 1).trim();
  return last !== written && last.endsWith(fence) && last.replace(/^[> \t]+/, '').startsWith(fence);
}

function noteOf(
  label: string,
  children: readonly RootContent[],
  span: Span,
  reading: Reading,
  place: Place,
): readonly [] {
  const note: Note = { label, children: blocksOf(children, reading, below(place)), span };
  const first = reading.notes.get(label);
  const written = writtenLabel(note);
  if (first === undefined) reading.notes.set(label, note);
  else reading.report(diagnose('duplicate-note', { label: written }, span, [first.span]));
  if (children.length === 0) reading.report(diagnose('empty-note', { label: written }, span));
  return [];
}

/** A paragraph; a run of folded ones; or figures, where it holds nothing but images. */
function paragraphOf(
  children: readonly PhrasingContent[],
  span: Span,
  reading: Reading,
  place: Place,
): readonly Block[] {
  const [only] = children;
  if (children.length === 1 && only?.type === 'text' && only.value === reading.folded.placeholder) {
    const run = reading.runs.get(only.position?.start.offset ?? -1);
    if (run !== undefined) return unfoldedBlocks(run, reading, place);
  }
  const figures = figuresOf(children, reading, place);
  if (figures !== undefined) return figures;
  const parts = place.softBreak === 'space' ? partedAtFigures(children) : [children];
  if (parts.length > 1) {
    return parts.flatMap((part) => {
      const [start = span, end = span] = [part.at(0), part.at(-1)].map(
        (node) => node && spanOf(node, reading),
      );
      return paragraphOf(part, { ...start, end: end.end }, reading, place);
    });
  }
  const inlines = inlinesOf(children, reading, place);
  const [first] = inlines;
  if (first?.kind === 'text' && first.text.startsWith(':::')) {
    reading.report(
      diagnose('invalid-directive', { name: ':::', reason: phrase('three-colons') }, first.span),
    );
  }
  reportDoubts(span, reading, place);
  // Pandoc writes `&nbsp;` between two lists that are not one.
  const isBlank = inlines.every((inline) => inline.kind === 'text' && inline.text.trim() === '');
  return isBlank ? [] : [{ kind: 'paragraph', children: inlines, span }];
}

/** Reports what reads as text and was hardly meant so. Verses end where their lines do, so that none run together. */
function reportDoubts(span: Span, reading: Reading, { softBreak }: Place): void {
  if (softBreak === 'space') {
    const found = almostList(span) ?? joinedParagraphs(span);
    if (found !== undefined) reading.report(found);
    for (const mark of [...foreignDefinition(span), ...strayParagraph(span)]) reading.report(mark);
  }
  for (const mark of foreignMarks(span)) reading.report(mark);
}

function unfoldedBlocks(run: PlainRun, reading: Reading, place: Place): readonly Block[] {
  const { source } = reading;
  return run.blocks.map(({ start, end, level }) => {
    const span = { source, start, end };
    if (level === 0) {
      reportDoubts(span, reading, place);
      return {
        kind: 'paragraph',
        children: plainInlines(span, start, place.softBreak, reading),
        span,
      };
    }
    return headingOf(level, plainInlines(span, start + level + 1, 'space', reading), span, reading);
  });
}

/** The inlines of what holds no markup, from an offset on. */
function plainInlines(
  { source, end }: Span,
  start: number,
  softBreak: SoftBreak,
  reading: Reading,
): readonly Inline[] {
  const inlines = withoutPandocSpans(joinTexts(plainLines(source, start, end, softBreak)));
  for (const inline of inlines) reportTextDoubts(inline, reading);
  return inlines;
}

function tableOf(
  node: MarkdownTable,
  caption: readonly Inline[] | undefined,
  name: string | undefined,
  reading: Reading,
  place: Place,
): Block {
  const span = spanOf(node, reading);
  const rows = node.children.map((row) =>
    row.children.map(
      (cell): TableCell => ({
        children: inlinesOf(cell.children, reading, place),
        span: spanOf(cell, reading),
      }),
    ),
  );
  const [header = [], ...body] = rows;
  for (const row of body) {
    const extra = row[header.length];
    if (extra === undefined) continue;
    const params = { count: row.length, expected: header.length };
    reading.report(diagnose('table-row-too-long', params, extra.span));
  }
  return {
    kind: 'table',
    alignments: header.map((_, column) => node.align?.[column] ?? undefined),
    // GFM cannot leave it out: whoever leaves its cells empty, as Pandoc does, has none.
    header: body.length > 0 && header.every(({ children }) => children.length === 0) ? [] : header,
    rows: body.map((row) =>
      header.map((_, column) => row[column] ?? { children: [], span: row.at(-1)?.span ?? span }),
    ),
    caption,
    anchor: reading.anchors.next('table', name, span),
    span,
  };
}

/** A `:::` block: an aside, a poem, or a table with its caption. */
function containerOf(node: ContainerDirective, span: Span, reading: Reading, place: Place): readonly Block[] {
  const { name } = node;
  if (node.data?.position?.closing === undefined) {
    reading.report(diagnose('invalid-directive', { name: `:::${name}`, reason: phrase('not-closed') }, span));
  }
  if (!blockNames.includes(name)) {
    reportUnknownDirective(node, span, reading);
    return [];
  }
  const [first, ...others] = node.children;
  const label = first?.type === 'paragraph' && first.data?.directiveLabel === true ? first : undefined;
  const words = label === undefined ? [] : inlinesOf(label.children, reading, place);
  const title = words.length === 0 ? undefined : words;
  const content = label === undefined ? node.children : others;
  const attributes = attributesOf(node, span, reading);
  const incomplete = (reason: string): void =>
    reading.report(diagnose('invalid-directive', { name: `:::${name}`, reason }, span));
  if (name === 'index') {
    if (title !== undefined || content.length > 0) incomplete(phrase('stands-empty'));
    return [{ kind: 'index', span }];
  }
  if (content.length === 0) incomplete(phrase('needs-words'));
  if (name === 'table') {
    const [table] = content;
    if (content.length === 1 && table?.type === 'table') {
      return [tableOf(table, title, attributes['id'], reading, place)];
    }
    incomplete(phrase('one-table'));
    return [];
  }
  if (name === 'poem') {
    if (title !== undefined) incomplete(phrase('no-title'));
    const verses = blocksOf(content, reading, { depth: place.depth + 1, softBreak: 'line-break' });
    return [poemOf(verses, span, reading.report)];
  }
  if (name === 'definitions') {
    if (title !== undefined) incomplete(phrase('no-title'));
    const own: Place = { depth: place.depth + 1, softBreak: 'line-break' };
    const lines = definitionNodes(content, reading).flatMap((part) =>
      blocksOf(part.nodes, part.reading, own),
    );
    return [definitionsOf(lines, span, reading.report)];
  }
  if (!isAsideName(name)) return [];
  const children = blocksOf(content, reading, below(place));
  const settings = asideSettings(name, attributes, incomplete);
  const aside: Aside = { kind: 'aside', name, title, attributes: settings, children, span };
  return [name === 'quran' ? quranBlock(aside, reading.digits) : aside];
}

/** The attributes of an aside, with its language in canonical spelling; what cannot be is reported and left out. */
function asideSettings(
  name: AsideName,
  attributes: Attributes,
  incomplete: (reason: string) => void,
): Attributes {
  const { kashida, lang, ...others } = attributes;
  if (kashida !== undefined && !isKashidaName(kashida)) {
    incomplete(phrase('one-of', kashidaNames.map((one) => `kashida=${one}`).join(', ')));
  }
  const kept = isKashidaName(kashida) ? { ...others, kashida } : others;
  if (name !== 'passage') return kept;
  const language = lang === undefined ? undefined : canonicalLanguage(lang);
  if (language !== undefined) return { ...kept, lang: language };
  if (lang !== undefined || kashida === undefined) incomplete(phrase('needs-language-or-kashida'));
  return kept;
}
