/** Reading designs: the checks, the book's changes, and that every message has its place. */

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { designNames, facesOf, loadDesign } from '../../src/design/load.ts';
import { pageSize } from '../../src/design/page-size.ts';
import { createHost, type Host } from '../../src/host.ts';
import { positionAt } from '../../src/source.ts';
import { readYaml } from '../../src/yaml.ts';
import { memoryHost } from '../support/memory-host.ts';

const templates = join(import.meta.dirname, '../../templates');

/** Loads a design with the changes that a book writes as YAML. */
const load = (changes: string, host: Host = createHost(), name = 'classical', roots = [templates]) => {
  const { value } = readYaml({ path: 'book.yaml', text: changes });
  const node = value?.kind === 'map' ? { node: value } : {};
  return loadDesign(host, roots, { language: 'ar', design: { name, overrides: {}, ...node } });
};

const said = (changes: string) =>
  load(changes).diagnostics.map(({ code, params, span }) => {
    const { line, column } = positionAt(span?.source ?? { path: '', text: '' }, span?.start ?? 0);
    return `${span?.source.path}:${line}:${column} ${code} ${params.key ?? ''}`;
  });

const luminance = (color: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const contrast = (text: string, ground: string): number => {
  const [dark = 0, light = 0] = [luminance(text), luminance(ground)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

describe('the designs that come with Warraq', () => {
  const host = createHost();
  it.each(designNames(host, [templates]))('%s loads without a word', (name) => {
    const { value, diagnostics } = load('', host, name);
    expect(diagnostics).toEqual([]);
    expect(value?.description).not.toBe('');
  });

  it.each(designNames(host, [templates]))('%s names faces that stand in fonts/', (name) => {
    const { value } = load('', host, name);
    for (const face of facesOf(value!)) {
      expect(host.exists(join(templates, '../fonts', `${face}.ttf`)), face).toBe(true);
    }
  });

  it.each(designNames(host, [templates]))('%s keeps enough contrast (WCAG 2.2, 1.4.3)', (name) => {
    const { colors } = load('', host, name).value!;
    for (const text of [colors.text, colors.accent, colors.muted, colors.link]) {
      expect(contrast(text, '#ffffff')).toBeGreaterThan(4.5);
      expect(contrast(text, colors.panel)).toBeGreaterThan(4.5);
    }
    for (const text of [colors.coverText, colors.coverAccent]) {
      expect(contrast(text, colors.cover)).toBeGreaterThan(4.5);
    }
  });
});

describe('a book’s changes', () => {
  it('replace single values and keep their neighbours', () => {
    const { value } = load('page: a5\ntext: {size: 11}\nheadings: {h1: {color: muted}}');
    const classical = load('').value!;
    expect(value?.page).toEqual(pageSize('a5'));
    expect(value?.text).toEqual({ size: 11, leading: classical.text.leading });
    expect(value?.headings.h1).toEqual({ ...classical.headings.h1, color: 'muted' });
    expect(value?.headings.h2).toEqual(classical.headings.h2);
  });

  it('take lengths in any unit, and pages by name, centimetres or sides', () => {
    const { value } = load('page: {width: 5.5in, height: 8.5in}\nmargins: {inner: 20mm, outer: 1.5cm}');
    expect(value?.page).toEqual({ width: 396, height: 612 });
    expect(value?.margins.inner).toBeCloseTo(56.69, 2);
    expect(value?.margins.outer).toBeCloseTo(42.52, 2);
    expect(load('page: 17x24').value?.page.width).toBeCloseTo(481.89, 2);
  });

  it('are reported where they are wrong, all of them', () => {
    expect(
      said('page: octavo\ntext:\n  size: big\n  leading: 20\ncolors: {accent: red}\nheading: {}'),
    ).toEqual([
      'book.yaml:1:7 invalid-value page',
      'book.yaml:3:9 invalid-value text.size',
      'book.yaml:5:18 invalid-value colors.accent',
      'book.yaml:6:1 unknown-metadata-key heading',
    ]);
  });

  it('warns of heads and folios that the page’s edge would cut', () => {
    expect(said('heads: {distance: 6}')).toEqual(['book.yaml:1:1 cut-by-edge heads']);
    expect(said('folio: {place: head, distance: 6}\nmargins: {top: 30mm}')).toEqual([
      'book.yaml:2:1 cut-by-edge folio',
    ]);
    expect(said('page: a6')).toEqual([]);
  });

  it.each([
    ['link: {color: pink}', 'link.color'],
    ['list: {bullets: {}}', 'list.bullets'],
    ['fonts: {text: ../../etc/passwd}', 'fonts.text'],
    ['justification: {kashida: much}', 'justification.kashida'],
    ['paragraph: {orphans: 0}', 'paragraph.orphans'],
    ['text: {size: 4000, leading: 20}', 'text.size'],
    ['headings: {h1: {size: -1}}', 'headings.h1.size'],
  ])('such as %s name the key', (changes, key) => {
    expect(said(changes).map((line) => line.split(' ').at(-1))).toContain(key);
  });

  it.each([
    ['margins: {inner: 8cm, outer: 8cm}', 'margins'],
    ['margins: {top: 20cm, bottom: 5cm}', 'margins'],
    ['page: 1x1', 'page'],
  ])('that leave no room for the text are errors of the changed key: %s', (changes, key) => {
    const { value, diagnostics } = load(changes);
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: 'invalid-value', params: { key } }]);
    expect(diagnostics[0]?.span?.source.path).not.toMatch(/design\.yaml$/);
  });
});

describe('a design that cannot be read', () => {
  it('is missed by name, and those there are named', () => {
    const { value, diagnostics } = load('', createHost(), 'clasical');
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([
      { code: 'missing-design', params: { name: 'clasical', names: 'classical, contemporary' } },
    ]);
  });

  it('cannot be a path', () => {
    expect(load('', createHost(), '../templates/classical').diagnostics).toMatchObject([
      { code: 'missing-design' },
    ]);
  });

  it.each([
    ['- a', 'wrong-type'],
    ['page: [', 'yaml-syntax'],
    ['page: a5', 'missing-metadata-key'],
    ['', 'missing-metadata-key'],
  ])('“%s” is reported as %s', (text, code) => {
    const host = memoryHost({ 'own/plain/design.yaml': text });
    const { value, diagnostics } = load('', host, 'plain', ['own']);
    expect(value).toBeUndefined();
    expect(diagnostics.map((each) => each.code)).toContain(code);
  });
});
