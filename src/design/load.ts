/**
 * Reads a design: `design.yaml` of the folder that has the name, with the book's own changes laid over it
 * key by key, checked as one, so that every message points at the file and line where the value was
 * written. Lists and single values replace each other whole; only sets of keys are merged.
 */

import type { PdfFormat, PdfWish } from '../book/formats.ts';
import { directionOf } from '../book/language.ts';
import type { Metadata } from '../book/metadata.ts';
import { type Diagnostic, diagnose, hasErrors, type Reported } from '../diagnostics/diagnostic.ts';
import { phrase } from '../diagnostics/phrases.ts';
import type { Host } from '../host.ts';
import type { Span } from '../source.ts';
import { readText } from '../text-file.ts';
import type { Length } from '../units.ts';
import { readYaml, type YamlMap, type YamlNode } from '../yaml.ts';
import { type Design, type FontKey, languageLook } from './design.ts';
import { designSchema } from './design-schema.ts';
import { pageGeometry } from './geometry.ts';
import type { FaceName, PageGeometry } from './styled.ts';

/**
 * The design that a book names, with what the book changes in it, and then what one of its formats changes;
 * `roots` hold designs, nearest first.
 */
export function loadDesign(
  host: Host,
  roots: readonly string[],
  metadata: Pick<Metadata, 'design' | 'language'>,
  format?: { readonly name: PdfFormat; readonly wish: PdfWish },
): Reported<Design | undefined> {
  const { name, node: changes, span } = metadata.design;
  const path = isPlainName(name)
    ? roots.map((root) => `${root}/${name}/design.yaml`).find((each) => host.exists(each))
    : undefined;
  if (path === undefined) {
    const names = designNames(host, roots).join(', ');
    return { value: undefined, diagnostics: [diagnose('missing-design', { name, names }, span)] };
  }
  const { value: base, diagnostics } = readDesignFile(host, path);
  if (base === undefined) return { value: undefined, diagnostics };
  const own = changes === undefined ? base : mergeMaps(base, changes);
  const isChanged = format !== undefined && changesDesign(format.name, format.wish);
  const merged = isChanged ? changedForFormat(own, format.name, format.wish) : own;
  const checked = checkDesign(merged, name, directionOf(metadata.language));
  return { value: checked.value, diagnostics: [...diagnostics, ...checked.diagnostics] };
}

/** Names of the designs in `roots`, in code unit order. */
export function designNames(host: Host, roots: readonly string[]): readonly string[] {
  const names = new Set<string>();
  for (const root of roots) {
    const listed = host.list(root);
    if (!listed.ok) continue;
    for (const entry of listed.value) {
      const isDesign = entry.endsWith('/') && host.exists(`${root}/${entry}design.yaml`);
      if (isDesign) names.add(entry.slice(0, -1));
    }
  }
  return [...names].sort();
}

const fontKeys: readonly FontKey[] = ['text', 'heading', 'display', 'quran', 'code'];

/**
 * Every face that a design names, each once, those of the text first; the fonts it has for other languages only
 * for those in `languages`.
 */
export function facesOf(design: Design, languages: readonly string[] = []): readonly FaceName[] {
  const named = fontKeys.map((key) => design.fonts[key]);
  const foreign = languages.flatMap((language) => languageLook(design, language)?.font ?? []);
  const pairs = [...named, ...foreign].flatMap(({ regular, bold }) => [regular, bold]);
  return [...new Set([...pairs, ...design.fallback])];
}

/** The keys of a design under which faces are named. */
const faceKeys: ReadonlySet<string> = new Set(['fonts', 'fallback', 'languages']);

/** Where each face is named first. */
function facePlaces({ entries }: YamlMap): ReadonlyMap<FaceName, Span> {
  const places = new Map<FaceName, Span>();
  const visit = (node: YamlNode): void => {
    if (node.kind === 'map') for (const { value } of node.entries) visit(value);
    else if (node.kind === 'list') node.items.forEach(visit);
    else if (!places.has(node.text)) places.set(node.text, node.span);
  };
  for (const { key, value } of entries) if (faceKeys.has(key)) visit(value);
  return places;
}

/** A design's name is the name of a folder, not a path. */
const isPlainName = (name: string): boolean => /^[\p{L}\p{N}][\p{L}\p{N}_.-]*$/u.test(name);

function readDesignFile(host: Host, path: string): Reported<YamlMap | undefined> {
  const { value: source, diagnostics: unread } = readText(host, path);
  if (source === undefined) return { value: undefined, diagnostics: unread };
  const { value, diagnostics } = readYaml(source);
  if (value === undefined && diagnostics.length === 0) {
    return { value: { kind: 'map', entries: [], span: { source, start: 0, end: 0 } }, diagnostics };
  }
  if (value === undefined || value.kind === 'map') return { value, diagnostics };
  const expected = phrase('record');
  const wrong = diagnose('wrong-type', { key: path, expected, actual: phrase('text') }, value.span);
  return { value: undefined, diagnostics: [...diagnostics, wrong] };
}

/** Whether a format changes the design of its book. */
export const changesDesign = (name: PdfFormat, wish: PdfWish): boolean =>
  name === 'screen' || typeof wish !== 'boolean';

/** A design with what one format changes in it. Pages on a screen do not face each other, unless the book says so. */
function changedForFormat(design: YamlMap, name: PdfFormat, wish: PdfWish): YamlMap {
  const alone = name === 'screen' ? mergeMaps(design, singlePages(design)) : design;
  return typeof wish === 'boolean' ? alone : mergeMaps(alone, wish);
}

/** `facing: false`, placed where the design stands. */
function singlePages({ span }: YamlMap): YamlMap {
  const value: YamlNode = { kind: 'scalar', value: false, text: 'false', span };
  return { kind: 'map', entries: [{ key: 'facing', keySpan: span, value }], span };
}

/** `over` laid over `base`; the places of both stay. */
function mergeMaps(base: YamlMap, over: YamlMap): YamlMap {
  const changed = new Map(over.entries.map((entry) => [entry.key, entry]));
  const kept = base.entries.map((entry) => {
    const change = changed.get(entry.key);
    if (change === undefined) return entry;
    return { ...change, value: merge(entry.value, change.value) };
  });
  const known = new Set(base.entries.map((entry) => entry.key));
  return { ...base, entries: [...kept, ...over.entries.filter((entry) => !known.has(entry.key))] };
}

function merge(base: YamlNode, over: YamlNode): YamlNode {
  return base.kind === 'map' && over.kind === 'map' ? mergeMaps(base, over) : over;
}

/** A text block must hold at least so many ems and lines to be one. */
const fewestEms = 4;
const fewestLines = 2;

function checkDesign(node: YamlMap, name: string, direction: 'rtl' | 'ltr'): Reported<Design | undefined> {
  const diagnostics: Diagnostic[] = [];
  const file = designSchema.read(node, '', (diagnostic) => diagnostics.push(diagnostic));
  if (file === undefined || hasErrors(diagnostics)) return { value: undefined, diagnostics };
  const design: Design = { ...file, name, facePlaces: facePlaces(node) };
  const geometry = pageGeometry(design, direction);
  const { width, height, margins } = geometry;
  const measure = width - margins.inner - margins.outer;
  const depth = height - margins.top - margins.bottom;
  const { size, leading } = design.text;
  if (measure >= fewestEms * size && margins.bottom >= 0 && depth >= fewestLines * leading) {
    return { value: design, diagnostics: [...diagnostics, ...cutOff(design, geometry, node)] };
  }
  const blamed = blamedEntry(node, ['margins', 'page', 'text']);
  const { key, value } = blamed ?? { key: 'margins', value: undefined };
  // Of several values, only some may be the book's.
  const params = { key, value: value?.kind === 'scalar' ? value.text : '…', reason: phrase('no-room') };
  const noRoom = diagnose('invalid-value', params, blamed?.keySpan ?? node.span);
  return { value: undefined, diagnostics: [...diagnostics, noRoom] };
}

/** The entry that is to blame for what several give: the one that the book changed, if it changed one of them. */
function blamedEntry(
  { entries, span }: YamlMap,
  keys: readonly string[],
): YamlMap['entries'][number] | undefined {
  const found = keys.flatMap((key) => entries.find((each) => each.key === key) ?? []);
  return found.find(({ keySpan }) => keySpan.source.path !== span.source.path) ?? found[0];
}

/** Letters rise and fall so far from their baseline, in ems: less than the highest marks do. */
const rise = 0.7;
const fall = 0.2;

/** A warning for heads and folios that the page's edge cuts. */
function cutOff(
  { heads, folio, text }: Design,
  { height, headBaseline, folioBaseline }: PageGeometry,
  node: YamlMap,
): readonly Diagnostic[] {
  const isCut = (baseline: Length, size: number): boolean =>
    baseline < rise * size * text.size || baseline > height - fall * size * text.size;
  const cut = [
    ...(heads.size > 0 && isCut(headBaseline, heads.size) ? ['heads'] : []),
    ...(folio.size > 0 && isCut(folioBaseline, folio.size) ? ['folio'] : []),
  ];
  return cut.map((key) => {
    const span = blamedEntry(node, ['margins', key, 'page'])?.keySpan ?? node.span;
    return diagnose('cut-by-edge', { key }, span);
  });
}
