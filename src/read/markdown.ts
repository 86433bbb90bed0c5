/**
 * Markdown in, blocks and notes out. CommonMark 0.31 (https://spec.commonmark.org/0.31.2/) with GFM's tables
 * and footnotes and the generic directives proposal (`:::block[title]{key=value}`, `:span[…]{lang=en}`).
 * Departures: a mark is `:name[` with an ASCII name, so `قال:كذا` and `10:30` are text; HTML comments are
 * the author's own and are left out; an image alone in its paragraph is a figure, its Markdown title the
 * caption; links' titles are dropped. The only file that knows mdast and micromark.
 */

import type { Nodes, Parents, PhrasingContent, RootContent, Table as MarkdownTable } from 'mdast';
import {
  type ContainerDirective,
  directiveFromMarkdown,
  type LeafDirective,
  type TextDirective,
} from 'mdast-util-directive';
import {
  type CompileContext,
  fromMarkdown,
  type Extension as MdastExtension,
  type Token,
} from 'mdast-util-from-markdown';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { directive } from 'micromark-extension-directive';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Construct, Extension as MicromarkExtension, State } from 'micromark-util-types';
import { type AsideName, asideNames, type Block, type Image, type TableCell } from '../book/block.ts';
import type { Note } from '../book/book.ts';
import type { Inline } from '../book/inline.ts';
import { canonicalLanguage } from '../book/language.ts';
import { type Diagnostic, diagnose, invariant } from '../diagnostics/diagnostic.ts';
import { phrase } from '../diagnostics/phrases.ts';
import { nearest } from '../diagnostics/suggest.ts';
import type { Source, Span } from '../source.ts';
import type { Anchors } from './anchors.ts';
import { type FoldedText, foldPlainRuns, type PlainRun, unfold, unfoldedOffset } from './plain-runs.ts';
import { poemOf } from './poem.ts';
import { joinTexts, plainLines, type SoftBreak, sliceText, textPieces } from './texts.ts';

/** What the text of one file needs from the book around it. */
export interface Surroundings {
  readonly anchors: Anchors;
  /** Reads an image the text calls; undefined when it was reported. */
  readonly loadImage: (path: string, span: Span) => Image | undefined;
  /** The book's label for a note of this file. */
  readonly noteLabel: (identifier: string) => string;
  readonly report: (diagnostic: Diagnostic) => void;
  /** Hands every character to the parser: for tests that compare. */
  readonly withoutFolding?: boolean;
}

export interface MarkdownText {
  readonly blocks: readonly Block[];
  /** By the book's label, in the order they are written. */
  readonly notes: ReadonlyMap<string, Note>;
}

/** Deepest nesting of blocks and marks that is set; no book needs a third of it. */
const depthLimit = 24;

interface Reading extends Surroundings {
  readonly source: Source;
  readonly folded: FoldedText;
  /** Runs by the place of their placeholder in the folded text. */
  readonly runs: ReadonlyMap<number, PlainRun>;
  readonly definitions: ReadonlyMap<string, { readonly url: string; readonly title: string | undefined }>;
  readonly notes: Map<string, Note>;
}

/** Where in the tree we are. */
interface Place {
  readonly depth: number;
  readonly softBreak: SoftBreak;
}

const below = (place: Place): Place => ({ ...place, depth: place.depth + 1 });

/** Reads a file's Markdown from an offset on (after its front matter). */
export function readMarkdown(source: Source, start: number, surroundings: Surroundings): MarkdownText {
  // The parser drops a byte order mark at its text's start, which would move every offset.
  let textStart = start;
  while (source.text.startsWith('\u{feff}', textStart)) textStart++;
  const folded = foldPlainRuns(source.text, textStart, surroundings.withoutFolding);
  const tree = fromMarkdown(folded.text, {
    extensions: [gfmTable(), gfmFootnote(), directivesWithBrackets()],
    mdastExtensions: [
      gfmTableFromMarkdown(),
      gfmFootnoteFromMarkdown(),
      directiveFromMarkdown({ verbose: true }),
      separateTexts,
    ],
  });
  const definitions = new Map<string, { readonly url: string; readonly title: string | undefined }>();
  collectDefinitions(tree, definitions, 0);
  const reading: Reading = {
    ...surroundings,
    source,
    folded,
    runs: new Map(folded.runs.map((run) => [run.at, run])),
    definitions,
    notes: new Map(),
  };
  const blocks = blocksOf(tree.children, reading, { depth: 0, softBreak: 'space' });
  return { blocks, notes: reading.notes };
}

/** `:name[`: only this begins a mark in a line. */
const markAhead: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    const isNameUnit = (code: number | null): boolean =>
      code !== null && code >= 0 && /[A-Za-z0-9_-]/.test(String.fromCharCode(code));
    const name: State = (code) => {
      if (isNameUnit(code)) {
        effects.consume(code);
        return name;
      }
      effects.exit('data');
      return code === '['.charCodeAt(0) ? ok(code) : nok(code);
    };
    return (code) => {
      effects.enter('data');
      effects.consume(code);
      return (first) => (isNameUnit(first) ? name(first) : nok(first));
    };
  },
};

/** The directives' syntax with text directives narrowed to `:name[`. */
function directivesWithBrackets(): MicromarkExtension {
  const syntax = directive();
  const colon = ':'.charCodeAt(0);
  const mark = syntax.text?.[colon];
  invariant(mark !== undefined && 'tokenize' in mark, 'the directive extension has one construct for “:”');
  return {
    ...syntax,
    text: {
      [colon]: {
        ...mark,
        tokenize(effects, ok, nok) {
          return effects.check(markAhead, mark.tokenize.call(this, effects, ok, nok), nok);
        },
      },
    },
  };
}

/** One text node for each run of characters, escape and reference, so that each has its exact place. */
const separateTexts: MdastExtension = {
  enter: {
    data: openText,
    characterEscape: openText,
    characterReference: openText,
  },
  exit: {
    data(token) {
      fillText(this.stack.at(-1), this.sliceSerialize(token));
      this.exit(token);
    },
    characterEscapeValue(token) {
      fillText(this.stack.at(-1), this.sliceSerialize(token));
    },
    characterEscape(token) {
      this.exit(token);
    },
    characterReference(token) {
      this.exit(token);
    },
  },
};

function openText(this: CompileContext, token: Token): void {
  this.enter({ type: 'text', value: '' }, token);
}

function fillText(node: { type: string } | undefined, characters: string): void {
  if (node !== undefined && 'value' in node && typeof node.value === 'string') node.value += characters;
}

function collectDefinitions(
  parent: Parents,
  definitions: Map<string, { readonly url: string; readonly title: string | undefined }>,
  depth: number,
): void {
  if (depth > depthLimit) return;
  for (const child of parent.children) {
    if (child.type === 'definition' && !definitions.has(child.identifier)) {
      definitions.set(child.identifier, { url: child.url, title: child.title ?? undefined });
    } else if ('children' in child && child.type !== 'paragraph') {
      collectDefinitions(child, definitions, depth + 1);
    }
  }
}

function spanOf(node: Nodes, reading: Reading): Span {
  return {
    source: reading.source,
    start: unfoldedOffset(reading.folded, node.position?.start.offset ?? 0),
    end: unfoldedOffset(reading.folded, node.position?.end.offset ?? 0),
  };
}

/** The characters a node was written with, shortened for messages. */
function excerpt(span: Span): string {
  const excerptLength = 60;
  const written = span.source.text.slice(span.start, Math.min(span.end, span.start + excerptLength));
  return span.end - span.start > excerptLength ? `${written}…` : written;
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
      return [headingOf(node.depth, node.children, span, reading, place)];
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
      return [{ kind: 'quote', children: blocksOf(node.children, reading, below(place)), span }];
    case 'code':
      return [{ kind: 'code-block', text: verbatim(node, node.value, reading), language: node.lang ?? undefined, span }];
    case 'table':
      return [tableOf(node, undefined, undefined, reading, place)];
    case 'thematicBreak':
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
    default:
      reading.report(diagnose('unsupported-markdown', { construct: phrase('construct-block', node.type) }, span));
      return [];
  }
}

function noteOf(
  label: string,
  children: readonly RootContent[],
  span: Span,
  reading: Reading,
  place: Place,
): readonly [] {
  const first = reading.notes.get(label);
  if (first === undefined) {
    // Claim the label before the children, which may hold a second definition of it.
    const note: Note = { label, children: blocksOf(children, reading, below(place)), span };
    reading.notes.set(label, note);
  } else {
    reading.report(diagnose('duplicate-anchor', { anchor: `^${label}` }, span, [first.span]));
  }
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
  const images = children.filter((child) => child.type === 'image' || child.type === 'imageReference');
  if (images.length > 0) {
    const rest = children.map((child) => (child.type === 'text' ? child.value : ''));
    const named = /^\s*(?:\{#(\S+)\}\s*)?$/.exec(rest.join(''));
    const isFigures = named !== null && children.every((child) => child.type === 'text' || child.type.startsWith('image'));
    if (isFigures && (named[1] === undefined || images.length === 1)) {
      return images.flatMap((image) => figureOf(image, named[1], reading));
    }
  }
  const inlines = inlinesOf(children, reading, place);
  const [first] = inlines;
  if (first?.kind === 'text' && first.text.startsWith(':::')) {
    reading.report(diagnose('invalid-directive', { name: ':::', reason: phrase('three-colons') }, first.span));
  }
  return inlines.length === 0 ? [] : [{ kind: 'paragraph', children: inlines, span }];
}

function unfoldedBlocks(run: PlainRun, reading: Reading, place: Place): readonly Block[] {
  const { source } = reading;
  return run.blocks.map(({ start, end, level }) => {
    const span = { source, start, end };
    if (level === 0) {
      return { kind: 'paragraph', children: joinTexts(plainLines(source, start, end, place.softBreak)), span };
    }
    const children = plainLines(source, start + level + 1, end, 'space');
    return { kind: 'heading', level: headingLevel(level), children, anchor: reading.anchors.heading(level, undefined, span), span };
  });
}

const headingLevels = [1, 2, 3, 4, 5, 6] as const;

function headingLevel(depth: number): (typeof headingLevels)[number] {
  const level = headingLevels[depth - 1];
  invariant(level !== undefined, 'Markdown has six levels of headings');
  return level;
}

/** A heading; `{#name}` at its end is its anchor. */
function headingOf(
  depth: number,
  nodes: readonly PhrasingContent[],
  span: Span,
  reading: Reading,
  place: Place,
): Block {
  const inlines = inlinesOf(nodes, reading, place);
  const last = inlines.at(-1);
  const named = last?.kind === 'text' ? /\s*\{#([^\s{}]+)\}\s*$/.exec(last.text) : null;
  const children =
    last?.kind !== 'text' || named === null
      ? inlines
      : [...inlines.slice(0, -1), ...(named.index === 0 ? [] : [sliceText(last, 0, named.index)])];
  if (children.length === 0) reading.report(diagnose('empty-heading', {}, span));
  const anchor = reading.anchors.heading(depth, named?.[1], span);
  return { kind: 'heading', level: headingLevel(depth), children, anchor, span };
}

function figureOf(node: PhrasingContent, name: string | undefined, reading: Reading): readonly Block[] {
  const span = spanOf(node, reading);
  if (node.type !== 'image' && node.type !== 'imageReference') return [];
  const target = node.type === 'image' ? { url: node.url, title: node.title ?? undefined } : reading.definitions.get(node.identifier);
  if (target === undefined) return [];
  const alt = (node.alt ?? '').trim();
  if (alt === '') reading.report(diagnose('missing-alt', { path: target.url }, span));
  const anchor = reading.anchors.next('fig', name, span);
  const image = reading.loadImage(target.url, span);
  if (image === undefined || alt === '') return [];
  const caption = target.title === undefined || target.title.trim() === '' ? undefined : [captionText(target.title, span)];
  return [{ kind: 'figure', image, alt, caption, anchor, span }];
}

/** The title of an image, with its place where it was written as it reads. */
function captionText(title: string, span: Span): Inline {
  const text = title.replaceAll(/\s*[\n\r]\s*/g, ' ');
  const at = span.source.text.slice(span.start, span.end).lastIndexOf(text);
  const place = at < 0 ? span : { ...span, start: span.start + at, end: span.start + at + text.length };
  return { kind: 'text', text, span: place };
}

/** The first column stands at the start side, so `:--` is start and `--:` is end. */
const alignments = { left: 'start', center: 'center', right: 'end' } as const;

function tableOf(
  node: MarkdownTable,
  caption: readonly Inline[] | undefined,
  name: string | undefined,
  reading: Reading,
  place: Place,
): Block {
  const span = spanOf(node, reading);
  const rows = node.children.map((row) =>
    row.children.map((cell): TableCell => ({
      children: inlinesOf(cell.children, reading, place),
      span: spanOf(cell, reading),
    })),
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
    alignments: header.map((_, column) => {
      const align = node.align?.[column];
      return align === null || align === undefined ? undefined : alignments[align];
    }),
    header,
    rows: body.map((row) =>
      header.map((_, column) => row[column] ?? { children: [], span: row.at(-1)?.span ?? span }),
    ),
    caption,
    anchor: reading.anchors.next('table', name, span),
    span,
  };
}

const isAsideName = (name: string): name is AsideName => asideNames.some((known) => known === name);
const blockNames: readonly string[] = [...asideNames, 'poem', 'table'];

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
  const title = label === undefined ? undefined : inlinesOf(label.children, reading, place);
  const content = label === undefined ? node.children : others;
  const attributes = attributesOf(node);
  const incomplete = (reason: string): void =>
    reading.report(diagnose('invalid-directive', { name: `:::${name}`, reason }, span));
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
  if (!isAsideName(name)) return [];
  return [{ kind: 'aside', name, title, attributes, children: blocksOf(content, reading, below(place)), span }];
}

function attributesOf(node: ContainerDirective | LeafDirective | TextDirective): Readonly<Record<string, string>> {
  const given = Object.entries(node.attributes ?? {});
  return Object.fromEntries(given.flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])));
}

function reportUnknownDirective(
  node: ContainerDirective | LeafDirective | TextDirective,
  span: Span,
  reading: Reading,
): void {
  const colons = { textDirective: ':', leafDirective: '::', containerDirective: ':::' }[node.type];
  const known = node.type === 'textDirective' ? [':span[…]{lang=…}'] : blockNames.map((name) => `:::${name}`);
  const near = nearest(node.name, blockNames);
  const suggestion =
    near === undefined || node.type === 'textDirective'
      ? phrase('known-names', known.join(', '))
      : phrase('did-you-mean', `:::${near}`);
  const name = `${colons}${node.name}`;
  reading.report(diagnose('unknown-directive', { name, suggestion }, { ...span, end: Math.min(span.end, span.start + name.length) }));
}

/** HTML: a comment is the author's own affair, everything else has no place in a book. */
function reportHtml(html: string, span: Span, reading: Reading): void {
  const withoutComments = html.replaceAll(/<!--[\s\S]*?-->/g, '');
  if (withoutComments.trim() !== '') reading.report(diagnose('raw-html', { excerpt: excerpt(span) }, span));
}

function verbatim(node: Nodes, value: string, reading: Reading): string {
  return unfold(reading.source.text, reading.folded, value, node.position?.start.offset ?? 0);
}

function inlinesOf(nodes: readonly PhrasingContent[], reading: Reading, place: Place): readonly Inline[] {
  const [first] = nodes;
  if (first !== undefined && place.depth > depthLimit) {
    reading.report(diagnose('nesting-too-deep', { limit: depthLimit }, spanOf(first, reading)));
    return [];
  }
  const inlines = joinTexts(nodes.flatMap((node) => inlineOf(node, reading, place)));
  for (const inline of inlines) if (inline.kind === 'text') reportUndefinedNotes(inline.text, inline.span, reading);
  return inlines;
}

function inlineOf(node: PhrasingContent, reading: Reading, place: Place): readonly Inline[] {
  const span = spanOf(node, reading);
  switch (node.type) {
    case 'text':
      return textPieces(reading.source, span.start, span.end, node.value, place.softBreak);
    case 'emphasis':
    case 'strong':
      return [{ kind: node.type, children: inlinesOf(node.children, reading, below(place)), span }];
    case 'inlineCode':
      return [{ kind: 'code', text: node.value, span }];
    case 'break':
      return [{ kind: 'line-break', span }];
    case 'link':
      return linkOf(node.url, node.children, span, reading, place);
    case 'linkReference':
      return linkOf(reading.definitions.get(node.identifier)?.url ?? '', node.children, span, reading, place);
    case 'footnoteReference':
      return [{ kind: 'note-reference', label: reading.noteLabel(node.identifier), span }];
    case 'textDirective':
      return markOf(node, span, reading, place);
    case 'html':
      reportHtml(node.value, span, reading);
      return [];
    case 'image':
    case 'imageReference':
      reading.report(diagnose('unsupported-markdown', { construct: phrase('construct-inline-image') }, span));
      return [];
    default:
      reading.report(diagnose('unsupported-markdown', { construct: phrase('construct-block', node.type) }, span));
      return [];
  }
}

function linkOf(
  url: string,
  nodes: readonly PhrasingContent[],
  span: Span,
  reading: Reading,
  place: Place,
): readonly Inline[] {
  const children = inlinesOf(nodes, reading, below(place));
  if (/^(?:https?:\/\/|mailto:)\S|^#\S/i.test(url)) return [{ kind: 'link', url, children, span }];
  reading.report(diagnose('unsafe-link', { url }, span));
  return children;
}

/** A mark in a line: `:span[…]{lang=…}`. */
function markOf(node: TextDirective, span: Span, reading: Reading, place: Place): readonly Inline[] {
  const opening = node.data?.position;
  // Without its closing bracket `:span[` is no mark: the characters stay.
  if (node.children.length === 0 && opening !== undefined && !source(span).includes(']')) {
    return textPieces(reading.source, span.start, span.end, source(span), place.softBreak);
  }
  const children = inlinesOf(node.children, reading, below(place));
  const language = canonicalLanguage(attributesOf(node)['lang'] ?? '');
  if (node.name !== 'span') reportUnknownDirective(node, span, reading);
  else if (language === undefined) {
    reading.report(diagnose('invalid-directive', { name: ':span', reason: phrase('needs-language') }, span));
  } else if (children.length > 0) return [{ kind: 'foreign', language, children, span }];
  return children;
}

const source = (span: Span): string => span.source.text.slice(span.start, span.end);

/** The parser leaves `[^label]` as text where no note has that label. */
function reportUndefinedNotes(text: string, span: Span, reading: Reading): void {
  if (!text.includes('[^')) return;
  for (const match of text.matchAll(/\[\^([^\]\s[]+)\]/g)) {
    const isLiteral = span.end - span.start === text.length;
    const start = isLiteral ? span.start + match.index : span.start;
    const end = isLiteral ? start + match[0].length : span.end;
    reading.report(diagnose('undefined-note', { label: match[1] ?? '' }, { ...span, start, end }));
  }
}
