/**
 * SVG path data (https://www.w3.org/TR/SVG2/paths.html#PathData) as PDF path operators (ISO 32000-1 8.5.2):
 * in comes the `d` attribute, out moves, lines and cubic curves in the path's own coordinates. Data is read
 * up to its first error, as the standard asks (9.5.4).
 */

/** A number for a content stream: six digits behind the point, no exponent. */
export function decimal(value: number): string {
  const bounded = Math.max(-largest, Math.min(largest, Number.isFinite(value) ? value : 0));
  return bounded.toFixed(digits).replace(/\.?0+$/, '');
}

const digits = 6;
/** Largest number that readers of every kind take (ISO 32000-1 annex C). */
const largest = 32_767;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** How many numbers each command takes. */
const argumentsOf: Readonly<Record<string, number>> = {
  M: 2,
  L: 2,
  H: 1,
  V: 1,
  C: 6,
  S: 4,
  Q: 4,
  T: 2,
  A: 7,
  Z: 0,
};

const number = /\s*,?\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)/y;
/** The flags of an arc may stand without a separator. */
const flag = /\s*,?\s*([01])/y;
const command = /\s*([MLHVCSQTAZmlhvcsqtaz])/y;

/** Path operators, one a line. */
export function pathOperators(data: string): string {
  const writer = new PathWriter();
  let at = 0;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(data);
    if (found === null) return undefined;
    at = pattern.lastIndex;
    return found[1];
  };
  const numbers = (letter: string): readonly number[] | undefined => {
    const values: number[] = [];
    for (let index = 0; index < (argumentsOf[letter] ?? 0); index++) {
      const text = match(letter === 'A' && (index === 3 || index === 4) ? flag : number);
      if (text === undefined) return undefined;
      values.push(Number(text));
    }
    return values;
  };
  for (let letter = match(command); letter !== undefined; letter = match(command)) {
    const name = letter.toUpperCase();
    let values = numbers(name);
    if (values === undefined || (!writer.isStarted && name !== 'M')) break;
    writer.draw(name, values, letter !== name);
    if (name === 'Z') continue;
    // More numbers repeat the command; after a move they draw lines.
    for (values = numbers(name); values !== undefined; values = numbers(name)) {
      writer.draw(name === 'M' ? 'L' : name, values, letter !== name);
    }
  }
  return writer.operators;
}

/** The whole turn has four quarters; each becomes one curve. */
const quarter = Math.PI / 2;

class PathWriter {
  operators = '';
  isStarted = false;
  private pen: Point = { x: 0, y: 0 };
  private start: Point = { x: 0, y: 0 };
  /** Second control point of the last curve, for the smooth commands. */
  private cubic: Point | undefined = undefined;
  private quadratic: Point | undefined = undefined;

  draw(name: string, values: readonly number[], isRelative: boolean): void {
    const origin = isRelative ? this.pen : { x: 0, y: 0 };
    const point = (at: number): Point => ({
      x: origin.x + (values[at] ?? 0),
      y: origin.y + (values[at + 1] ?? 0),
    });
    const { cubic, quadratic } = this;
    this.cubic = undefined;
    this.quadratic = undefined;
    this.isStarted = true;
    if (name === 'M') {
      this.pen = point(0);
      this.start = this.pen;
      this.put('m', this.pen);
    } else if (name === 'Z') {
      this.operators += 'h\n';
      this.pen = this.start;
    } else if (name === 'L') this.line(point(0));
    else if (name === 'H') this.line({ x: origin.x + (values[0] ?? 0), y: this.pen.y });
    else if (name === 'V') this.line({ x: this.pen.x, y: origin.y + (values[0] ?? 0) });
    else if (name === 'C') this.curve(point(0), point(2), point(4));
    else if (name === 'S') this.curve(this.reflected(cubic), point(0), point(2));
    else if (name === 'Q') this.parabola(point(0), point(2));
    else if (name === 'T') this.parabola(this.reflected(quadratic), point(0));
    else this.arc(values, point(5));
  }

  private put(operator: string, ...points: readonly Point[]): void {
    this.operators += `${points.map(({ x, y }) => `${decimal(x)} ${decimal(y)}`).join(' ')} ${operator}\n`;
  }

  private line(to: Point): void {
    this.put('l', to);
    this.pen = to;
  }

  private curve(first: Point, second: Point, to: Point): void {
    this.put('c', first, second, to);
    this.pen = to;
    this.cubic = second;
  }

  private reflected(control: Point | undefined): Point {
    const { x, y } = this.pen;
    return control === undefined ? this.pen : { x: 2 * x - control.x, y: 2 * y - control.y };
  }

  private parabola(control: Point, to: Point): void {
    const toward = (from: Point): Point => ({
      x: from.x + (2 / 3) * (control.x - from.x),
      y: from.y + (2 / 3) * (control.y - from.y),
    });
    this.curve(toward(this.pen), toward(to), to);
    this.cubic = undefined;
    this.quadratic = control;
  }

  /** https://www.w3.org/TR/SVG2/implnote.html#ArcImplementationNotes, B.2.4 and B.2.5; a curve a quarter turn. */
  private arc(values: readonly number[], to: Point): void {
    const [rawX = 0, rawY = 0, degrees = 0, isLarge = 0, isClockwise = 0] = values;
    const from = this.pen;
    if (rawX === 0 || rawY === 0) return this.line(to);
    const turn = (degrees * Math.PI) / 180;
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
    const half = { x: (from.x - to.x) / 2, y: (from.y - to.y) / 2 };
    const x = cos * half.x + sin * half.y;
    const y = cos * half.y - sin * half.x;
    const scale = Math.max(1, Math.sqrt((x / rawX) ** 2 + (y / rawY) ** 2));
    const radius = { x: Math.abs(rawX) * scale, y: Math.abs(rawY) * scale };
    const squares = (radius.x * y) ** 2 + (radius.y * x) ** 2;
    if (squares === 0) return this.line(to);
    const root = Math.sqrt(Math.max(0, (radius.x * radius.y) ** 2 / squares - 1));
    const sign = isLarge === isClockwise ? -1 : 1;
    const middle = {
      x: (sign * root * radius.x * y) / radius.y,
      y: (-sign * root * radius.y * x) / radius.x,
    };
    const begin = Math.atan2((y - middle.y) / radius.y, (x - middle.x) / radius.x);
    const end = Math.atan2((-y - middle.y) / radius.y, (-x - middle.x) / radius.x);
    let sweep = end - begin;
    if (isClockwise === 1 && sweep < 0) sweep += 4 * quarter;
    if (isClockwise === 0 && sweep > 0) sweep -= 4 * quarter;
    const center = {
      x: cos * middle.x - sin * middle.y + (from.x + to.x) / 2,
      y: sin * middle.x + cos * middle.y + (from.y + to.y) / 2,
    };
    const place = (u: number, v: number): Point => ({
      x: center.x + cos * radius.x * u - sin * radius.y * v,
      y: center.y + sin * radius.x * u + cos * radius.y * v,
    });
    const pieces = Math.max(1, Math.ceil(Math.abs(sweep) / quarter - 1e-9));
    const step = sweep / pieces;
    const reach = (4 / 3) * Math.tan(step / 4);
    for (let piece = 0; piece < pieces; piece++) {
      const a = begin + piece * step;
      const b = a + step;
      const last = piece === pieces - 1 ? to : place(Math.cos(b), Math.sin(b));
      this.curve(
        place(Math.cos(a) - reach * Math.sin(a), Math.sin(a) + reach * Math.cos(a)),
        place(Math.cos(b) + reach * Math.sin(b), Math.sin(b) - reach * Math.cos(b)),
        last,
      );
    }
    this.cubic = undefined;
  }
}
