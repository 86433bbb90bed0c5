/**
 * YAML text in, a tree of plain values out, with the place of every key and value; what does not parse is
 * a diagnostic, several at once. YAML 1.2.2, core schema (https://yaml.org/spec/1.2.2/#103-core-schema).
 * Departures: aliases and tags are refused (a manuscript needs neither, and aliases can blow up), keys are
 * plain text, and size and depth are bounded. The only file that knows the package `yaml`.
 */

import { isAlias, isMap, isScalar, isSeq, type ParsedNode, parseDocument } from 'yaml';
import { type Diagnostic, diagnose, type Reported } from './diagnostics/diagnostic.ts';
import { type PhraseName, phrase } from './diagnostics/phrases.ts';
import { type Offsets, type PrecompiledNode, precompiled } from './precompiled.ts';
import type { Source, Span } from './source.ts';
import { gluedKey, problemOf } from './yaml-problems.ts';

export type YamlNode = YamlScalar | YamlList | YamlMap;

export interface YamlScalar {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** The value as text: of an unquoted scalar the characters the author wrote, so `1984` and `٠` stay. */
  readonly text: string;
  readonly span: Span;
}

export interface YamlList {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
  readonly span: Span;
}

export interface YamlMap {
  readonly kind: 'map';
  readonly entries: readonly YamlEntry[];
  readonly span: Span;
}

export interface YamlEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: YamlNode;
}

/** Longest YAML read, in UTF-16 units: far beyond any book's metadata, and it bounds time and memory. */
const sizeLimit = 1_000_000;
/** Deepest nesting read; designs reach 4. */
const depthLimit = 64;

/** The tags of the core schema's kinds, which say nothing that the value does not. */
const coreTags: ReadonlySet<string> = new Set(
  ['map', 'seq', 'str', 'int', 'float', 'bool', 'null'].map((kind) => `tag:yaml.org,2002:${kind}`),
);

/**
 * Reads the YAML between two offsets of a source (all of it by default). The value is undefined where the
 * text is empty or broken; a part that cannot be read is reported and left out.
 */
export function readYaml(
  source: Source,
  start = 0,
  end = source.text.length,
): Reported<YamlNode | undefined> {
  const diagnostics: Diagnostic[] = [];
  const whole: Span = { source, start, end };
  const broken = (problem: string, span: Span = { source, start, end: start }): Reported<undefined> => ({
    value: undefined,
    diagnostics: [diagnose('yaml-syntax', { problem, advice: '' }, span)],
  });
  const known = start === 0 && end === source.text.length ? precompiled.get(source.text) : undefined;
  if (known !== undefined) return { value: placedIn(source, known), diagnostics };
  if (end - start > sizeLimit) return broken(phrase('yaml-large', sizeLimit));
  const text = source.text.slice(start, end);
  const document = bracketsOpen(text) > mostOpen ? undefined : parse(text);
  if (document === undefined) return broken(phrase('yaml-deep'));
  const colors = document.errors.length > 0 ? colorsInBraces(text) : [];
  for (const { 0: written, index } of colors)
    diagnostics.push(
      colorProblem(written, { source, start: start + index, end: start + index + written.length }),
    );
  const places = new Set<number>();
  const lines = new Set<number>();
  for (const error of document.errors) {
    // Such a colour takes the brace after it along, and the lines after that would be blamed.
    if (error.pos[0] >= (colors[0]?.index ?? Number.POSITIVE_INFINITY)) continue;
    const found = problemOf(error, text);
    // What a first mistake leads the parser to say about the same place or line helps nobody.
    const line = text.lastIndexOf('\n', found.start - 1);
    if (places.has(error.pos[0]) || lines.has(line)) continue;
    places.add(error.pos[0]);
    lines.add(line);
    const { problem, advice } = found;
    const span = { source, start: start + found.start, end: start + found.end };
    diagnostics.push(diagnose('yaml-syntax', { problem, advice }, span));
  }
  const { contents } = document;
  if (contents === null || diagnostics.length > 0) return { value: undefined, diagnostics };
  const key = isScalar(contents) ? gluedKey(text) : undefined;
  if (key !== undefined) return broken(phrase('yaml-no-space', key));
  const reader: Reader = { source, base: start, whole, refused: new Map(), colors: [] };
  const value = nodeOf(contents, reader, 1);
  // The value that is missing would be blamed besides.
  if (reader.colors.length > 0) return { value: undefined, diagnostics: reader.colors };
  for (const [name, [first, ...others]] of reader.refused)
    diagnostics.push(diagnose('yaml-syntax', { problem: phrase(name), advice: '' }, first, others));
  return { value, diagnostics };
}

/** A colour where a value would stand, in no quotation marks: `#` begins a comment. */
const color = '#(?:[0-9A-Fa-f]{3,4}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})(?=[ \\t]*(?:[,}#\\r\\n]|$))';
const commentedColor = new RegExp(`(?<=^(?:[^#"'\\n]|"[^"\\n]*"|'[^'\\n]*'){0,500}:[ \\t]+)${color}`, 'gm');
const colorAfterKey = new RegExp(`^[ \\t]*:[ \\t]+(${color})`);

/** Colours that are comments in a text that has braces, behind the first of them. */
function colorsInBraces(text: string): readonly RegExpExecArray[] {
  const brace = text.indexOf('{');
  return brace < 0 ? [] : [...text.matchAll(commentedColor)].filter(({ index }) => index > brace);
}

/** Reports a key without a value, but with a colour behind it. */
function reportColor({ source, end }: Span, { colors }: Reader): void {
  const found = colorAfterKey.exec(source.text.slice(end, end + longestGap));
  const [whole = '', written = ''] = found ?? [];
  if (found === null) return;
  const at = { source, start: end + whole.length - written.length, end: end + whole.length };
  colors.push(colorProblem(written, at));
}

/** Characters behind a key in which its value begins. */
const longestGap = 200;

function colorProblem(written: string, span: Span): Diagnostic {
  const advice = phrase('quote-color', written);
  return diagnose('yaml-syntax', { problem: phrase('yaml-comment', written), advice }, span);
}

/** What was read at compile time, with its places in this source. */
function placedIn(source: Source, node: PrecompiledNode): YamlNode {
  const place = ([start, end]: Offsets): Span => ({ source, start, end });
  const span = place(node.span);
  switch (node.kind) {
    case 'scalar':
      return { kind: 'scalar', value: node.value, text: node.text, span };
    case 'list':
      return { kind: 'list', items: node.items.map((item) => placedIn(source, item)), span };
    case 'map': {
      const entries = node.entries.map(({ key, keySpan, value }) => ({
        key,
        keySpan: place(keySpan),
        value: placedIn(source, value),
      }));
      return { kind: 'map', entries, span };
    }
  }
}

/** Brackets one in another; the parser takes some of the stack for each, and may end the program where that is full. */
const mostOpen = 200;

/** The most brackets that stand open anywhere, those in comments and strings counted too. */
function bracketsOpen(text: string): number {
  let open = 0;
  let most = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    open = bracket === '[' || bracket === '{' ? open + 1 : Math.max(0, open - 1);
    most = Math.max(most, open);
  }
  return most;
}

/** The package recurses over nesting; running out of stack is the input's doing, not ours. */
function parse(text: string): ReturnType<typeof parseDocument<ParsedNode>> | undefined {
  try {
    return parseDocument(text, { prettyErrors: false, logLevel: 'error', uniqueKeys: true });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

interface Reader {
  readonly source: Source;
  readonly base: number;
  readonly whole: Span;
  /** What cannot be read, and where: a file full of aliases is one mistake. */
  readonly refused: Map<PhraseName, Span[]>;
  /** Colours that are comments. */
  readonly colors: Diagnostic[];
}

function nodeOf(node: ParsedNode | null, reader: Reader, depth: number): YamlNode | undefined {
  const span = spanOf(node, reader);
  const refuse = (name: PhraseName): undefined => {
    const places = reader.refused.get(name);
    if (places === undefined) reader.refused.set(name, [span]);
    else places.push(span);
  };
  if (node === null) return { kind: 'scalar', value: null, text: '', span };
  if (depth > depthLimit) return refuse('yaml-deep');
  if (isAlias(node)) return refuse('yaml-alias');
  if (node.tag !== undefined && !coreTags.has(node.tag)) return refuse('yaml-tag');
  if (isScalar(node)) return scalarOf(node.value, node.source, span);
  if (isSeq(node)) {
    const items: YamlNode[] = [];
    for (const item of node.items) {
      const value = nodeOf(item, reader, depth + 1);
      if (value !== undefined) items.push(value);
    }
    return { kind: 'list', items, span };
  }
  if (!isMap(node)) return refuse('yaml-key');
  const entries: YamlEntry[] = [];
  for (const pair of node.items) {
    const key = pair.key;
    if (!isScalar(key)) {
      refuse('yaml-key');
      continue;
    }
    const keySpan = spanOf(key, reader);
    const written = pair.value;
    if (written === null || (isScalar(written) && written.value === null)) reportColor(keySpan, reader);
    const value = written === null ? nullAfter(keySpan) : nodeOf(written, reader, depth + 1);
    if (value !== undefined) entries.push({ key: key.source ?? String(key.value), keySpan, value });
  }
  return { kind: 'map', entries, span };
}

function scalarOf(value: unknown, written: string | undefined, span: Span): YamlScalar {
  if (typeof value === 'string') return { kind: 'scalar', value, text: value, span };
  if (typeof value === 'number' || typeof value === 'boolean') {
    return { kind: 'scalar', value, text: written ?? String(value), span };
  }
  return { kind: 'scalar', value: null, text: '', span };
}

const nullAfter = (key: Span): YamlScalar => ({ kind: 'scalar', value: null, text: '', span: key });

function spanOf(node: ParsedNode | null, reader: Reader): Span {
  if (node === null) return reader.whole;
  const [start, valueEnd] = node.range;
  return { source: reader.source, start: reader.base + start, end: reader.base + valueEnd };
}

/** A node as plain JavaScript: text, numbers, booleans, null, arrays and records. */
export function plainValue(node: YamlNode): unknown {
  if (node.kind === 'list') return node.items.map(plainValue);
  return node.kind === 'map' ? plainRecord(node) : node.value;
}

/** A map as a plain record. */
export function plainRecord(node: YamlMap): Readonly<Record<string, unknown>> {
  return Object.fromEntries(node.entries.map((entry) => [entry.key, plainValue(entry.value)]));
}
