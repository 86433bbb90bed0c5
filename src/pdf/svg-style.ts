/**
 * How an SVG shape is painted: presentation attributes and the `style` attribute, inherited from its groups
 * (https://www.w3.org/TR/SVG2/styling.html, painting.html), and its transform. Paints that a drawing of ours
 * cannot have (gradients, patterns) are reported by name and not drawn.
 */

/** Red, green, blue from 0 to 1. */
type Rgb = readonly [number, number, number];
/** a b c d e f of a coordinate transform. */
export type Matrix = readonly [number, number, number, number, number, number];

export interface Paint {
  readonly isShown: boolean;
  readonly matrix: Matrix;
  readonly color: Rgb;
  readonly fill: Rgb | undefined;
  readonly stroke: Rgb | undefined;
  readonly fillOpacity: number;
  readonly strokeOpacity: number;
  /** What the groups' `opacity` leaves; a group is not painted as a whole, but each shape in it. */
  readonly opacity: number;
  readonly ownFillOpacity: number;
  readonly ownStrokeOpacity: number;
  readonly strokeWidth: number;
  readonly isEvenOdd: boolean;
  /** PDF's line cap and join styles (ISO 32000-1 tables 54 and 55). */
  readonly cap: number;
  readonly join: number;
  readonly miterLimit: number;
  readonly dashes: readonly number[];
  readonly dashOffset: number;
}

const black: Rgb = [0, 0, 0];

/** The initial values. */
export const rootPaint: Paint = {
  isShown: true,
  matrix: [1, 0, 0, 1, 0, 0],
  color: black,
  fill: black,
  stroke: undefined,
  fillOpacity: 1,
  strokeOpacity: 1,
  opacity: 1,
  ownFillOpacity: 1,
  ownStrokeOpacity: 1,
  strokeWidth: 1,
  isEvenOdd: false,
  cap: 0,
  join: 0,
  miterLimit: 4,
  dashes: [],
  dashOffset: 0,
};

/** The paint of an element inside `parent`; `ignore` is told of what cannot be drawn. */
export function paintOf(
  attributes: ReadonlyMap<string, string>,
  parent: Paint,
  ignore: (what: string) => void,
): Paint {
  const declared = declarations(attributes.get('style') ?? '');
  const get = (name: string): string | undefined => {
    const value = (declared.get(name) ?? attributes.get(name))?.trim();
    return value === 'inherit' ? undefined : value;
  };
  const number = (name: string, inherited: number): number => {
    const value = Number.parseFloat(get(name) ?? '');
    return Number.isFinite(value) ? value : inherited;
  };
  const share = (name: string, inherited: number): number => {
    const scale = get(name)?.endsWith('%') === true ? percent : 1;
    return bounded(number(name, inherited * scale) / scale);
  };
  for (const name of ['clip-path', 'mask', 'filter']) if ((get(name) ?? 'none') !== 'none') ignore(name);
  const color = colorOf(get('color'), parent.color, parent.color, ignore) ?? parent.color;
  const opacity = parent.opacity * share('opacity', 1);
  const ownFillOpacity = share('fill-opacity', parent.ownFillOpacity);
  const ownStrokeOpacity = share('stroke-opacity', parent.ownStrokeOpacity);
  const rule = get('fill-rule');
  return {
    isShown: get('display') !== 'none' && get('visibility') !== 'hidden',
    matrix: multiply(transformOf(attributes.get('transform') ?? ''), parent.matrix),
    color,
    fill: colorOf(get('fill'), parent.fill, color, ignore),
    stroke: colorOf(get('stroke'), parent.stroke, color, ignore),
    fillOpacity: opacity * ownFillOpacity,
    strokeOpacity: opacity * ownStrokeOpacity,
    opacity,
    ownFillOpacity,
    ownStrokeOpacity,
    strokeWidth: Math.max(0, number('stroke-width', parent.strokeWidth)),
    isEvenOdd: rule === undefined ? parent.isEvenOdd : rule === 'evenodd',
    cap: caps[get('stroke-linecap') ?? ''] ?? parent.cap,
    join: joins[get('stroke-linejoin') ?? ''] ?? parent.join,
    miterLimit: Math.max(1, number('stroke-miterlimit', parent.miterLimit)),
    dashes: dashesOf(get('stroke-dasharray')) ?? parent.dashes,
    dashOffset: number('stroke-dashoffset', parent.dashOffset),
  };
}

const percent = 100;
const caps: Readonly<Record<string, number>> = { butt: 0, round: 1, square: 2 };
const joins: Readonly<Record<string, number>> = { miter: 0, round: 1, bevel: 2 };

function declarations(style: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const declaration of style.split(';')) {
    const colon = declaration.indexOf(':');
    if (colon > 0) found.set(declaration.slice(0, colon).trim(), declaration.slice(colon + 1).trim());
  }
  return found;
}

function dashesOf(value: string | undefined): readonly number[] | undefined {
  if (value === undefined) return undefined;
  const dashes = value.split(/[\s,]+/).map(Number.parseFloat);
  const isUsable = dashes.every((dash) => dash >= 0) && dashes.some((dash) => dash > 0);
  return isUsable ? dashes : [];
}

/** A paint; undefined is none. */
function colorOf(
  value: string | undefined,
  inherited: Rgb | undefined,
  current: Rgb,
  ignore: (what: string) => void,
): Rgb | undefined {
  if (value === undefined) return inherited;
  const text = value.toLowerCase();
  if (text === 'none' || text === 'transparent') return undefined;
  if (text === 'currentcolor') return current;
  const known = hexColor(text) ?? functionColor(text) ?? hexColor(namedColors[text] ?? '');
  if (known === undefined) ignore(value.startsWith('url') ? 'url()' : value);
  return known;
}

const fullChannel = 255;

function hexColor(text: string): Rgb | undefined {
  const [, short, long] = /^#(?:([0-9a-f]{3})|([0-9a-f]{6}))$/.exec(text) ?? [];
  const hex = long ?? short?.replaceAll(/./g, '$&$&');
  if (hex === undefined) return undefined;
  const channel = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16) / fullChannel;
  return [channel(0), channel(2), channel(4)];
}

const bounded = (share: number): number => Math.max(0, Math.min(1, share));

function functionColor(text: string): Rgb | undefined {
  const [, inside] = /^rgb\(([^)]*)\)$/.exec(text) ?? [];
  const parts = inside?.split(/[\s,]+/).filter((part) => part !== '') ?? [];
  const channels = parts.map(
    (part) => Number.parseFloat(part) / (part.endsWith('%') ? percent : fullChannel),
  );
  const [red, green, blue] = channels;
  if (red === undefined || green === undefined || blue === undefined || !channels.every(Number.isFinite))
    return undefined;
  return [bounded(red), bounded(green), bounded(blue)];
}

/** CSS Color 4 §6.1: the names that drawing programs write. */
const namedColors: Readonly<Record<string, string>> = {
  black: '#000000',
  silver: '#c0c0c0',
  gray: '#808080',
  grey: '#808080',
  white: '#ffffff',
  maroon: '#800000',
  red: '#ff0000',
  purple: '#800080',
  fuchsia: '#ff00ff',
  magenta: '#ff00ff',
  green: '#008000',
  lime: '#00ff00',
  olive: '#808000',
  yellow: '#ffff00',
  navy: '#000080',
  blue: '#0000ff',
  teal: '#008080',
  aqua: '#00ffff',
  cyan: '#00ffff',
  orange: '#ffa500',
  brown: '#a52a2a',
  gold: '#ffd700',
  pink: '#ffc0cb',
  crimson: '#dc143c',
  darkred: '#8b0000',
  darkgreen: '#006400',
  darkblue: '#00008b',
  steelblue: '#4682b4',
  tomato: '#ff6347',
  beige: '#f5f5dc',
  ivory: '#fffff0',
  lightgray: '#d3d3d3',
  lightgrey: '#d3d3d3',
  darkgray: '#a9a9a9',
  darkgrey: '#a9a9a9',
  dimgray: '#696969',
};

function multiply(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[1] * b[2],
    a[0] * b[1] + a[1] * b[3],
    a[2] * b[0] + a[3] * b[2],
    a[2] * b[1] + a[3] * b[3],
    a[4] * b[0] + a[5] * b[2] + b[4],
    a[4] * b[1] + a[5] * b[3] + b[5],
  ];
}

/** https://www.w3.org/TR/css-transforms-1/#svg-transform: the last function acts first. */
function transformOf(text: string): Matrix {
  let matrix: Matrix = rootPaint.matrix;
  for (const [, name = '', inside = ''] of text.matchAll(/(\w+)\s*\(([^)]*)\)/g)) {
    const values = inside
      .split(/[\s,]+/)
      .filter((part) => part !== '')
      .map(Number);
    if (values.every(Number.isFinite)) matrix = multiply(functionMatrix(name, values), matrix);
  }
  return matrix;
}

function functionMatrix(name: string, values: readonly number[]): Matrix {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = values;
  const turn = (a * Math.PI) / 180;
  if (name === 'matrix') return [a, b, c, d, e, f];
  if (name === 'translate') return [1, 0, 0, 1, a, b];
  if (name === 'scale') return [a, 0, 0, values[1] ?? a, 0, 0];
  if (name === 'skewX') return [1, 0, Math.tan(turn), 1, 0, 0];
  if (name === 'skewY') return [1, Math.tan(turn), 0, 1, 0, 0];
  if (name !== 'rotate') return rootPaint.matrix;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return multiply(multiply([1, 0, 0, 1, -b, -c], [cos, sin, -sin, cos, 0, 0]), [1, 0, 0, 1, b, c]);
}
