/**
 * SVG pictures as PDF drawings (https://www.w3.org/TR/SVG2/): paths, basic shapes and groups with their
 * transforms, fills, strokes and opacity. Nothing else: no scripts, no style sheets, no references inside or
 * outside, no text. In comes the file's text, out operators in the picture's own coordinates (y downward),
 * and the names of what was left out. Nothing is resolved or loaded, and entities are not expanded.
 */

import { decimal, pathOperators } from './svg-path.ts';
import { type Paint, paintOf, rootPaint } from './svg-style.ts';

export interface Drawing {
  /** Left, top, width, height: the view box. */
  readonly box: readonly [number, number, number, number];
  readonly operators: string;
  /** Opacities used, as `name of the graphics state -> value`. */
  readonly opacities: ReadonlyMap<string, { readonly fill: number; readonly stroke: number }>;
  /** Elements and paints that are not drawn, in order of appearance. */
  readonly ignored: readonly string[];
}

/** Deepest nesting and most elements that are read. */
const deepest = 200;
const mostElements = 200_000;

const tag =
  /<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<[!?][^>]*>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g;
const attribute = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** Elements that say something about the picture and draw nothing. */
const silent = new Set(['title', 'desc', 'metadata', 'defs', 'style', 'sodipodi:namedview']);
const groups = new Set(['svg', 'g', 'a', 'switch']);

/** Draws an SVG; undefined if it has no view box or is not well-formed. */
export function drawSvg(text: string): Drawing | undefined {
  // Each comment has its end: looking for ends is then linear in the text.
  if (text.lastIndexOf('<!--') > text.lastIndexOf('-->')) return undefined;
  if (text.lastIndexOf('<![CDATA[') > text.lastIndexOf(']]>')) return undefined;
  const painter = new SvgPainter();
  let elements = 0;
  for (const match of text.matchAll(tag)) {
    const [, slash, name, source = '', isEmpty] = match;
    if (name === undefined) continue;
    if (++elements > mostElements) return undefined;
    if (slash === '/') {
      if (!painter.close(name)) return undefined;
    } else {
      const attributes = new Map<string, string>();
      for (const [, key = '', double, single] of source.matchAll(attribute)) {
        attributes.set(key, double ?? single ?? '');
      }
      if (!painter.open(name, attributes)) return undefined;
      if (isEmpty === '/') painter.close(name);
    }
  }
  return painter.drawing();
}

interface OpenElement {
  readonly name: string;
  readonly paint: Paint;
  /** Inside something that is not drawn. */
  readonly isHidden: boolean;
}

class SvgPainter {
  private box: Drawing['box'] | undefined = undefined;
  private operators = '';
  private readonly opacities = new Map<string, { readonly fill: number; readonly stroke: number }>();
  private readonly ignored = new Set<string>();
  private readonly stack: OpenElement[] = [];

  open(name: string, attributes: ReadonlyMap<string, string>): boolean {
    if (this.stack.length >= deepest) return false;
    const parent = this.stack.at(-1);
    if (parent === undefined && (name !== 'svg' || this.box !== undefined)) return false;
    if (parent === undefined) {
      this.box = viewBox(attributes);
      if (this.box === undefined) return false;
    }
    const paint = paintOf(attributes, parent?.paint ?? rootPaint, (what) => this.ignored.add(what));
    const isHidden = parent?.isHidden === true || !paint.isShown || !this.isDrawn(name, parent);
    if (!isHidden && !groups.has(name)) this.shape(name, attributes, paint);
    this.stack.push({ name, paint, isHidden });
    return true;
  }

  close(name: string): boolean {
    return this.stack.pop()?.name === name;
  }

  /** False for what is not drawn; what should have been is noted. */
  private isDrawn(name: string, parent: OpenElement | undefined): boolean {
    if (silent.has(name)) {
      if (name === 'style') this.ignored.add('<style>');
      return false;
    }
    const isKnown = name in shapes || (groups.has(name) && (name !== 'svg' || parent === undefined));
    if (!isKnown && parent?.isHidden !== true && !name.includes(':')) this.ignored.add(`<${name}>`);
    return isKnown;
  }

  private shape(name: string, attributes: ReadonlyMap<string, string>, paint: Paint): void {
    const path = pathOperators(this.data(name, attributes));
    const operator = paintOperator(name, paint);
    if (path === '' || operator === undefined) return;
    const state: string[] = [`${paint.matrix.map(decimal).join(' ')} cm`];
    if (paint.fillOpacity < 1 || paint.strokeOpacity < 1) state.push(`/${this.opacity(paint)} gs`);
    if (paint.fill !== undefined) state.push(`${paint.fill.map(decimal).join(' ')} rg`);
    if (paint.stroke !== undefined) {
      state.push(`${paint.stroke.map(decimal).join(' ')} RG`);
      state.push(
        `${decimal(paint.strokeWidth)} w ${paint.cap} J ${paint.join} j ${decimal(paint.miterLimit)} M`,
      );
      if (paint.dashes.length > 0)
        state.push(`[${paint.dashes.map(decimal).join(' ')}] ${decimal(paint.dashOffset)} d`);
    }
    this.operators += `q\n${state.join('\n')}\n${path}${operator}\nQ\n`;
  }

  private data(name: string, attributes: ReadonlyMap<string, string>): string {
    const [, , width = 0, height = 0] = this.box ?? [];
    const length: Length = (key) => {
      const text = attributes.get(key) ?? '0';
      const whole = verticals.has(key) ? height : width;
      const value = Number.parseFloat(text) * (text.trim().endsWith('%') ? whole / percent : 1);
      return Number.isFinite(value) ? value : 0;
    };
    return shapes[name]?.(length, attributes) ?? '';
  }

  private opacity({ fillOpacity, strokeOpacity }: Paint): string {
    for (const [name, { fill, stroke }] of this.opacities) {
      if (fill === fillOpacity && stroke === strokeOpacity) return name;
    }
    const name = `G${this.opacities.size + 1}`;
    this.opacities.set(name, { fill: fillOpacity, stroke: strokeOpacity });
    return name;
  }

  drawing(): Drawing | undefined {
    if (this.box === undefined || this.stack.length > 0) return undefined;
    const { box, operators, opacities, ignored } = this;
    return { box, operators, opacities, ignored: [...ignored] };
  }
}

/** Fill, stroke, or both (ISO 32000-1 8.5.3). */
function paintOperator(name: string, { fill, stroke, isEvenOdd }: Paint): string | undefined {
  const rule = isEvenOdd ? '*' : '';
  const isFilled = fill !== undefined && name !== 'line';
  if (isFilled && stroke !== undefined) return `B${rule}`;
  if (isFilled) return `f${rule}`;
  return stroke === undefined ? undefined : 'S';
}

function viewBox(attributes: ReadonlyMap<string, string>): Drawing['box'] | undefined {
  const size = (name: string): number => Number.parseFloat(attributes.get(name) ?? '');
  const numbers = (attributes.get('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const [left = Number.NaN, top = Number.NaN, width = Number.NaN, height = Number.NaN] =
    numbers.length === 4 ? numbers : [0, 0, size('width'), size('height')];
  const isUsable = [left, top, width, height].every(Number.isFinite) && width > 0 && height > 0;
  return isUsable ? [left, top, width, height] : undefined;
}

/** The value of an attribute that is a length; 0 if there is none. */
type Length = (name: string) => number;

const percent = 100;
/** Lengths whose percentages are of the height. */
const verticals = new Set(['y', 'height', 'cy', 'ry', 'y1', 'y2']);

/** Basic shapes as path data (https://www.w3.org/TR/SVG2/shapes.html). */
const shapes: Readonly<Record<string, (length: Length, attributes: ReadonlyMap<string, string>) => string>> =
  {
    path: (_, attributes) => attributes.get('d') ?? '',
    rect: (length, attributes) => {
      const [width, height] = [length('width'), length('height')];
      if (width <= 0 || height <= 0) return '';
      const rx = Math.min(length(attributes.has('rx') ? 'rx' : 'ry'), width / 2);
      const ry = Math.min(length(attributes.has('ry') ? 'ry' : 'rx'), height / 2);
      return roundedRectangle({ x: length('x'), y: length('y'), width, height }, rx, ry);
    },
    circle: (length) => ellipse(length, length('r'), length('r')),
    ellipse: (length) => ellipse(length, length('rx'), length('ry')),
    line: (length) => `M${length('x1')} ${length('y1')}L${length('x2')} ${length('y2')}`,
    polyline: (_, attributes) => `M${attributes.get('points') ?? ''}`,
    polygon: (_, attributes) => `M${attributes.get('points') ?? ''}z`,
  };

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function roundedRectangle({ x, y, width, height }: Rectangle, rx: number, ry: number): string {
  if (rx <= 0 || ry <= 0) return `M${x} ${y}h${width}v${height}h${-width}z`;
  const corner = (dx: number, dy: number): string => `a${rx} ${ry} 0 0 1 ${dx} ${dy}`;
  const [across, down] = [width - 2 * rx, height - 2 * ry];
  return [
    `M${x + rx} ${y}h${across}${corner(rx, ry)}`,
    `v${down}${corner(-rx, ry)}`,
    `h${-across}${corner(-rx, -ry)}`,
    `v${-down}${corner(rx, -ry)}z`,
  ].join('');
}

function ellipse(length: Length, rx: number, ry: number): string {
  if (rx <= 0 || ry <= 0) return '';
  return `M${length('cx') + rx} ${length('cy')}a${rx} ${ry} 0 1 1 ${-2 * rx} 0a${rx} ${ry} 0 1 1 ${2 * rx} 0z`;
}
