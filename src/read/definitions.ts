/**
 * `:::definitions`, in the notation of PHP Markdown Extra and Pandoc: a line is a term, the line under it that
 * begins with `: ` says what it means; several terms may share a meaning, and a term may have several. What stands
 * on the next line goes on with the meaning, unless what follows it begins with `: `: then it is a term.
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
    const lines = linesOf(block.children);
    for (const [index, line] of lines.entries()) {
      const mayGoOn = index > 0 && meaningIn(lines[index + 1] ?? []) === undefined;
      if (!addLine(items, line, mayGoOn, block.span)) incomplete(block.span);
    }
  }
  for (const item of items) if (item.definitions.length === 0) incomplete(item.span);
  return { kind: 'definition-list', items: items.filter((item) => item.definitions.length > 0), span };
}

/** What a line says behind its colon; undefined where it has none. */
function meaningIn([first, ...rest]: readonly Inline[]): Inline[] | undefined {
  const found = first?.kind === 'text' ? colon.exec(first.text) : null;
  if (first?.kind !== 'text' || found === null) return undefined;
  const isBare = found[0].length === first.text.length;
  return [...(isBare ? [] : [sliceText(first, found[0].length)]), ...rest];
}

/** Adds a line to the items; false for a meaning without a term. */
function addLine(items: OpenItem[], line: readonly Inline[], mayGoOn: boolean, span: Span): boolean {
  const item = items.at(-1);
  const own = meaningIn(line);
  if (own !== undefined) {
    item?.definitions.push(own);
    return item !== undefined;
  }
  const [first] = line;
  const meaning = item?.definitions.at(-1);
  if (mayGoOn && first !== undefined && meaning !== undefined) {
    const place = { ...first.span, end: first.span.start };
    meaning.push({ kind: 'text', text: ' ', span: place }, ...line);
  } else if (item !== undefined && item.definitions.length === 0) {
    item.terms.push(line);
  } else {
    items.push({ terms: [line], definitions: [], span });
  }
  return true;
}
