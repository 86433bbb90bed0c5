/**
 * `:::definitions`, in the notation of PHP Markdown Extra and Pandoc: a line is a term, the line under it that
 * begins with `: ` says what it means; several terms may share a meaning, and a term may have several. What stands
 * on the next line goes on with the meaning, unless what follows it begins with `: `: then it is a term. A paragraph
 * that is indented goes on with the meaning above it; behind four spaces CommonMark sees a listing (§4.4), so what
 * stands there is read again.
 */

import type { Block, DefinitionItem, DefinitionList } from '../book/block.ts';
import type { Inline } from '../book/inline.ts';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { phrase } from '../diagnostics/phrases.ts';
import type { Span } from '../source.ts';
import type { Code, RootContent } from './mdast.ts';
import { readAgain } from './read-again.ts';
import { type Reading, spanOf } from './reading.ts';
import { linesOf, sliceText } from './texts.ts';

const colon = /^:\s+/;

/** Nodes with what it takes to read them. */
interface Readable {
  readonly nodes: readonly RootContent[];
  readonly reading: Reading;
}

/** What a block of definitions holds, each listing that is only indented as the paragraphs it was meant for. */
export function definitionNodes(nodes: readonly RootContent[], reading: Reading): readonly Readable[] {
  return nodes.flatMap((node) =>
    node.type === 'code' ? paragraphsOf(node, reading) : { nodes: [node], reading },
  );
}

function paragraphsOf(node: Code, reading: Reading): readonly Readable[] {
  const { source, start, end } = spanOf(node, reading);
  // In a quotation each line has a mark of it: a blank, so that all else keeps its place.
  const written = source.text
    .slice(start, end)
    .replaceAll(/(?<=\n)(?:[ \t]*>)+/g, (marks) => ' '.repeat(marks.length));
  if (!/^[ \t]/.test(written)) return [{ nodes: [node], reading }];
  return Array.from(
    written.matchAll(/[^ \t\r\n].*(?:\r?\n[ \t]*[^ \t\r\n].*)*/g),
    ({ 0: paragraph, index }) => {
      const from = start + index;
      const again = readAgain(paragraph, from, reading);
      if (again !== undefined) return { nodes: [again.paragraph], reading: again.reading };
      reading.report(onlyDefinitions({ source, start: from, end: from + paragraph.length }));
      return { nodes: [], reading };
    },
  );
}

interface OpenItem extends DefinitionItem {
  readonly terms: (readonly Inline[])[];
  readonly definitions: Inline[][][];
}

/** The definitions made of paragraphs whose soft line breaks were kept. */
export function definitionsOf(
  blocks: readonly Block[],
  span: Span,
  report: (diagnostic: Diagnostic) => void,
): DefinitionList {
  const items: OpenItem[] = [];
  const incomplete = (at: Span): void => report(onlyDefinitions(at));
  for (const block of blocks) {
    if (block.kind !== 'paragraph') {
      incomplete(block.span);
      continue;
    }
    const lines = linesOf(block.children);
    const meaning = items.at(-1)?.definitions.at(-1);
    const isMeaning = lines.some((line) => meaningIn(line) !== undefined);
    if (meaning !== undefined && !isMeaning && isFurtherIn(block.span, blocks[0]?.span ?? span)) {
      const paragraph: Inline[] = [];
      for (const line of lines) goOn(paragraph, line);
      meaning.push(paragraph);
      continue;
    }
    for (const [index, line] of lines.entries()) {
      const mayGoOn = index > 0 && meaningIn(lines[index + 1] ?? []) === undefined;
      if (!addLine(items, line, mayGoOn, block.span)) incomplete(block.span);
    }
  }
  for (const item of items) if (item.definitions.length === 0) incomplete(item.span);
  return { kind: 'definition-list', items: items.filter((item) => item.definitions.length > 0), span };
}

function onlyDefinitions(at: Span): Diagnostic {
  return diagnose('invalid-directive', { name: ':::definitions', reason: phrase('definitions-only') }, at);
}

/** Fewer spaces are a slip. */
const leastIndent = 2;

/** A paragraph stands further in than the first: by spaces, or a tab. */
function isFurtherIn({ source, start }: Span, first: Span): boolean {
  const indentOf = (at: number): number => {
    const line = source.text.slice(
      Math.max(source.text.lastIndexOf('\n', at - 1), source.text.lastIndexOf('\r', at - 1)) + 1,
      at,
    );
    return line.replaceAll('\t', '    ').length;
  };
  return indentOf(start) >= indentOf(first.start) + leastIndent;
}

/** A line more of a meaning's paragraph. */
function goOn(paragraph: Inline[], line: readonly Inline[]): void {
  const [first] = line;
  if (first !== undefined && paragraph.length > 0)
    paragraph.push({ kind: 'text', text: ' ', span: { ...first.span, end: first.span.start } });
  paragraph.push(...line);
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
    item?.definitions.push([own]);
    return item !== undefined;
  }
  const paragraph = item?.definitions.at(-1)?.at(-1);
  if (mayGoOn && paragraph !== undefined) goOn(paragraph, line);
  else if (item !== undefined && item.definitions.length === 0) {
    item.terms.push(line);
  } else {
    items.push({ terms: [line], definitions: [], span });
  }
  return true;
}
