/**
 * Inline content: mdast's phrasing in, our inlines out. What has no place in a line of a book is reported:
 * raw HTML, pictures, links that are neither web, mail nor `#anchor`, unknown marks, undefined notes.
 */

import { type Inline, plainText } from '../book/inline.ts';
import { canonicalLanguage } from '../book/language.ts';
import { diagnose } from '../diagnostics/diagnostic.ts';
import { phrase } from '../diagnostics/phrases.ts';
import type { Span } from '../source.ts';
import { anchorNamed } from './anchors.ts';
import { type Attributes, attributesOf } from './attributes.ts';
import { leadsIntoBook, type OpenLink } from './book-links.ts';
import { unclosedComment } from './html.ts';
import type { LinkReference, PhrasingContent, TextDirective } from './mdast.ts';
import { noteNameProblem } from './notes.ts';
import { withoutPandocSpans } from './pandoc-spans.ts';
import { quranInlines } from './quran.ts';
import {
  below,
  depthLimit,
  isMarkName,
  type Place,
  type Reading,
  reportHtml,
  reportUnknownDirective,
  spanOf,
} from './reading.ts';
import { strayMarks } from './stray-marks.ts';
import { joinTexts, textPieces, withoutDoubleSpaces } from './texts.ts';

/** The inlines of a paragraph, heading, cell or mark; neighbouring texts are joined. */
export function inlinesOf(
  nodes: readonly PhrasingContent[],
  reading: Reading,
  place: Place,
): readonly Inline[] {
  const [first] = nodes;
  if (first !== undefined && place.depth > depthLimit) {
    reading.report(diagnose('nesting-too-deep', { limit: depthLimit }, spanOf(first, reading)));
    return [];
  }
  const read = joinTexts(nodes.flatMap((node) => inlineOf(node, reading, place)));
  const inlines = withoutDoubleSpaces(withoutPandocSpans(read));
  for (const inline of inlines) reportTextDoubts(inline, reading);
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
      return referenceLinkOf(node, span, reading, place);
    case 'footnoteReference':
      return [{ kind: 'note-reference', label: reading.noteLabel(node.identifier), span }];
    case 'textDirective':
      return markOf(node, span, reading, place);
    case 'html':
      reportHtml(node.value, span, reading);
      return [];
    case 'image':
    case 'imageReference':
      reading.report(
        diagnose(
          'unsupported-markdown',
          { construct: phrase('construct-inline-image'), advice: phrase('figure-apart') },
          span,
        ),
      );
      return [];
    case 'delete':
      break;
  }
  reading.report(
    diagnose('unsupported-markdown', { construct: phrase('construct-block', node.type), advice: '' }, span),
  );
  return [];
}

/** What says nothing to a reader: spaces, and marks of the index. */
const isSilent = (inline: Inline): boolean =>
  inline.kind === 'index-mark' || (inline.kind === 'text' && inline.text.trim() === '');

function linkOf(
  url: string,
  nodes: readonly PhrasingContent[],
  span: Span,
  reading: Reading,
  place: Place,
): readonly Inline[] {
  const children = inlinesOf(nodes, reading, below(place));
  if (children.every(isSilent)) {
    reading.report(diagnose('empty-link', { url }, span));
    return children;
  }
  const link: OpenLink = { kind: 'link', url, children, span };
  if (/^(?:https?:\/\/|mailto:)\S/i.test(url)) return [link];
  if (leadsIntoBook(url)) {
    reading.keepLink(link);
    return [link];
  }
  reading.report(diagnose('unsafe-link', { url }, span));
  return children;
}

function referenceLinkOf(
  { identifier, label, children }: LinkReference,
  span: Span,
  reading: Reading,
  place: Place,
): readonly Inline[] {
  const url = reading.definitions.link(identifier)?.url ?? '';
  if (label?.startsWith('^') !== true) return linkOf(url, children, span, reading, place);
  reading.report(noteNameProblem(label.slice(1), span));
  return inlinesOf(children, reading, below(place));
}

/** A mark in a line: `:span[…]{lang=…}`, `:quran[…]`, `:page[…]`, `:ref[…]`, `:index[…]`. */
function markOf(node: TextDirective, span: Span, reading: Reading, place: Place): readonly Inline[] {
  const written = span.source.text.slice(span.start, span.end);
  // Without its closing bracket `:span[` is no mark: the characters stay.
  if (!written.includes('['))
    return textPieces(reading.source, span.start, span.end, written, place.softBreak);
  const children = inlinesOf(node.children, reading, below(place));
  if (!isMarkName(node.name)) {
    reportUnknownDirective(node, span, reading);
    return children;
  }
  const attributes = attributesOf(node, span, reading);
  if (children.length === 0) {
    reading.report(
      diagnose('invalid-directive', { name: `:${node.name}`, reason: phrase('needs-words') }, span),
    );
    return [];
  }
  switch (node.name) {
    case 'page':
    case 'ref':
      return referenceOf(node.name, plainText(children), attributes, span, reading);
    case 'index':
      return indexMarkOf(plainText(children), attributes, span, reading);
    case 'quran':
      return quranInlines(children, attributes, reading.digits, span);
    case 'span':
      return foreignOf(children, attributes['lang'] ?? '', span, reading);
  }
}

function foreignOf(
  children: readonly Inline[],
  tag: string,
  span: Span,
  reading: Reading,
): readonly Inline[] {
  const language = canonicalLanguage(tag);
  if (language !== undefined) return [{ kind: 'foreign', language, children, span }];
  reading.report(diagnose('invalid-directive', { name: ':span', reason: phrase('needs-language') }, span));
  return children;
}

/** `:page[anchor]` and `:ref[anchor]{show=number}`; a `#` before the anchor is allowed, as in links. */
function referenceOf(
  name: 'page' | 'ref',
  words: string,
  { show }: Attributes,
  span: Span,
  reading: Reading,
): readonly Inline[] {
  const anchor = anchorNamed(words.trim().replace(/^#/, ''));
  if (name === 'ref' && show !== undefined && show !== 'number' && show !== 'title') {
    const reason = phrase('one-of', 'show=number, show=title');
    reading.report(diagnose('invalid-directive', { name: ':ref', reason }, span));
  }
  const shows = name === 'page' ? 'page' : show === 'number' || show === 'title' ? show : 'name';
  return [{ kind: 'cross-reference', shows, anchor, span }];
}

function indexMarkOf(
  words: string,
  { sort, see }: Attributes,
  span: Span,
  reading: Reading,
): readonly Inline[] {
  const term = words.replaceAll(/\s+/g, ' ').trim().normalize('NFC');
  const anchor = reading.anchors.next('index', undefined, span);
  return [{ kind: 'index-mark', term, sort, see, anchor, span }];
}

/** Reports what a text holds that was hardly meant as text. */
export function reportTextDoubts(inline: Inline, reading: Reading): void {
  if (inline.kind !== 'text') return;
  const { text, span } = inline;
  reportUndefinedNotes(text, span, reading);
  // An escape or a reference is no mark, whatever it means.
  if (span.end - span.start !== text.length) return;
  for (const stray of strayMarks(text, span)) reading.report(stray);
  const comment = text.indexOf('<!--');
  if (comment >= 0) reading.report(unclosedComment(span.source, span.start + comment));
}

/** The parser leaves `[^label]` as text where no note has that label. */
function reportUndefinedNotes(text: string, span: Span, reading: Reading): void {
  if (!text.includes('[^')) return;
  for (const { 0: mark, 1: label = '', index } of text.matchAll(/\[\^([^\][]+)\]/g)) {
    const isLiteral = span.end - span.start === text.length;
    const start = isLiteral ? span.start + index : span.start;
    const at = { ...span, start, end: isLiteral ? start + mark.length : span.end };
    const isName = !/\s/.test(label);
    reading.report(isName ? diagnose('undefined-note', { label }, at) : noteNameProblem(label, at));
  }
}
