/**
 * `:::definitions`, in the notation of PHP Markdown Extra and Pandoc: a line is a term, the line under it that
 * begins with `: ` says what it means; several terms may share a meaning, and a term may have several. What stands
 * on the next line goes on with the meaning.
 */

import type { Block, DefinitionItem, DefinitionList } from '../book/block.ts';
import type { Inline } from '../book/inline.ts';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { phrase } from '../diagnostics/phrases.ts';
import type { Span } from '../source.ts';
import { linesOf, sliceText } from './texts.ts';

const colon = /^:\s+/;

interface OpenItem extends DefinitionItem {
  readonly terms: (readonly Inline[])[];
  readonly definitions: Inline[][];
}

/** The definitions made of paragraphs whose soft line breaks were kept. */
export function definitionsOf(
  blocks: readonly Block[],
  span: Span,
  report: (diagnostic: Diagnostic) => void,
): DefinitionList {
  const items: OpenItem[] = [];
  const incomplete = (at: Span): void =>
    report(diagnose('invalid-directive', { name: ':::definitions', reason: phrase('definitions-only') }, at));
  for (const block of blocks) {
    if (block.kind !== 'paragraph') {
      incomplete(block.span);
      continue;
    }
    for (const [index, line] of linesOf(block.children).entries()) {
      if (!addLine(items, line, index === 0, block.span)) incomplete(block.span);
    }
  }
  for (const item of items) if (item.definitions.length === 0) incomplete(item.span);
  return { kind: 'definition-list', items: items.filter((item) => item.definitions.length > 0), span };
}

/** Adds a line to the items; false for a meaning without a term. */
function addLine(items: OpenItem[], line: readonly Inline[], isFirst: boolean, span: Span): boolean {
  const item = items.at(-1);
  const [first, ...rest] = line;
  const found = first?.kind === 'text' ? colon.exec(first.text) : null;
  if (first?.kind === 'text' && found !== null) {
    const isBare = found[0].length === first.text.length;
    item?.definitions.push([...(isBare ? [] : [sliceText(first, found[0].length)]), ...rest]);
    return item !== undefined;
  }
  const meaning = item?.definitions.at(-1);
  if (!isFirst && first !== undefined && meaning !== undefined) {
    const place = { ...first.span, end: first.span.start };
    meaning.push({ kind: 'text', text: ' ', span: place }, ...line);
  } else if (item !== undefined && item.definitions.length === 0) {
    item.terms.push(line);
  } else {
    items.push({ terms: [line], definitions: [], span });
  }
  return true;
}
