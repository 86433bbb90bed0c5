/**
 * Figures: images alone in their paragraph, or in a line of it, and the braces behind one, `{#name width=60%}`, in the
 * notation of Pandoc's link attributes (https://pandoc.org/MANUAL.html#extension-link_attributes). In: a paragraph's
 * Markdown; out: its figures, if it is nothing else; or its parts, where figures stand between its lines.
 */

import type { Figure, FigureWidth, Image } from '../book/block.ts';
import { diagnose } from '../diagnostics/diagnostic.ts';
import { phrase } from '../diagnostics/phrases.ts';
import { suggestionFor } from '../diagnostics/suggest.ts';
import { type Span, withoutSoftHyphens } from '../source.ts';
import { lengthOf } from '../units.ts';
import { captionOf } from './captions.ts';
import type { PhrasingContent } from './mdast.ts';
import { type Place, type Reading, spanOf } from './reading.ts';

/** What may stand beside the images of a paragraph of figures. */
const besideImages = /^\s*(?:\{([^{}]*)\}\s*)?$/;
const attribute = /#(?<name>\S+)|(?<key>[^\s=]+)(?:=(?:"(?<quoted>[^"]*)"|(?<bare>\S*)))?/g;
const keys = ['width', 'height'] as const;

interface Attributes {
  readonly name: string | undefined;
  readonly width: FigureWidth | undefined;
  /** A height alone, in points: it gives the width. */
  readonly height: number | undefined;
}

/** The figures of a paragraph that holds nothing but images; undefined for any other. */
export function figuresOf(
  children: readonly PhrasingContent[],
  reading: Reading,
  place: Place,
): readonly Figure[] | undefined {
  const images = children.filter(isImage);
  if (images.length === 0 || children.some((child) => child.type !== 'text' && !isImage(child)))
    return undefined;
  const rest = children.map((child) => (child.type === 'text' ? child.value : '')).join('');
  const braces = besideImages.exec(rest);
  if (braces === null || (braces[1] !== undefined && images.length > 1)) return undefined;
  const last = children.at(-1);
  const span = last === undefined ? undefined : spanOf(last, reading);
  const attributes =
    braces[1] === undefined || span === undefined ? undefined : attributesOf(braces[1], span, reading);
  return images.flatMap((image) => figureOf(image, attributes, reading, place));
}

/**
 * A paragraph parted at images that have lines to themselves: whoever writes so means a figure between the lines. Each
 * part is lines of text, or an image with its braces; there is one part where no image stands so.
 */
export function partedAtFigures(
  children: readonly PhrasingContent[],
): readonly (readonly PhrasingContent[])[] {
  if (!children.some(isImage)) return [children];
  const parts: PhrasingContent[][] = [[]];
  for (let index = 0; index < children.length; index++) {
    const child = children[index];
    if (child === undefined) break;
    const after = children[index + 1];
    const isAlone =
      isImage(child) && endsLine(children[index - 1]) && isRestOfLine(children.slice(index + 1, index + 3));
    if (!isAlone) {
      parts.at(-1)?.push(child);
      continue;
    }
    parts.push(withoutLineEnd(parts.pop() ?? []), after?.type === 'text' ? [child, after] : [child], []);
    if (after !== undefined) index++;
  }
  return parts.filter((part) => part.length > 0);
}

const endsLine = (before: PhrasingContent | undefined): boolean =>
  before === undefined || before.type === 'break' || (before.type === 'text' && /[\r\n]$/.test(before.value));

/** Lines of text without the end of the last one. */
function withoutLineEnd(lines: readonly PhrasingContent[]): PhrasingContent[] {
  const before = lines.slice(0, -1);
  const last = lines.at(-1);
  if (last?.type !== 'text') return last === undefined || last.type === 'break' ? before : [...lines];
  const value = last.value.replace(/\s+$/, '');
  const { position } = last;
  if (value === '') return before;
  if (position?.end.offset === undefined) return [...lines];
  const end = { ...position.end, offset: position.end.offset - (last.value.length - value.length) };
  return [...before, { ...last, value, position: { ...position, end } }];
}

/** Whether nothing follows an image until its line ends, or braces alone. */
const isRestOfLine = ([after, next]: readonly PhrasingContent[]): boolean =>
  after === undefined ||
  after.type === 'break' ||
  (after.type === 'text' &&
    /^(?:[ \t]*\{[^{}]*\})?\s*$/.test(after.value) &&
    (next === undefined || endsLine(after)));

type ImageNode = Extract<PhrasingContent, { type: 'image' | 'imageReference' }>;

const isImage = (node: PhrasingContent): node is ImageNode =>
  node.type === 'image' || node.type === 'imageReference';

function figureOf(
  node: ImageNode,
  attributes: Attributes | undefined,
  reading: Reading,
  place: Place,
): readonly Figure[] {
  const span = spanOf(node, reading);
  const target =
    node.type === 'image'
      ? { url: node.url, title: node.title ?? undefined }
      : reading.definitions.link(node.identifier);
  if (target === undefined) return [];
  const alt = withoutSoftHyphens(node.alt ?? '').trim();
  if (alt === '') reading.report(diagnose('missing-alt', { path: target.url }, span));
  const anchor = reading.anchors.next('fig', attributes?.name, span);
  const image = reading.loadImage(target.url, span);
  if (image === undefined || alt === '') return [];
  const caption = captionOf(target.title, span, reading, place);
  return [{ kind: 'figure', image, alt, caption, width: widthOf(attributes, image), anchor, span }];
}

function widthOf(attributes: Attributes | undefined, image: Image): FigureWidth | undefined {
  if (attributes?.width !== undefined || attributes?.height === undefined) return attributes?.width;
  return { points: (attributes.height * image.width) / image.height };
}

/** Reads `#name width=60%`. A height beside the width says nothing more, since no picture is distorted. */
function attributesOf(text: string, span: Span, reading: Reading): Attributes {
  let name: string | undefined;
  let width: FigureWidth | undefined;
  let height: number | undefined;
  for (const { groups } of text.matchAll(attribute)) {
    const { key, quoted, bare = '' } = groups ?? {};
    const value = quoted ?? bare;
    name = groups?.['name'] ?? name;
    if (key === 'width') {
      width = figureWidth(value);
      if (width === undefined) reportValue(key, value, phrase('a-width'), span, reading);
    } else if (key === 'height') {
      height = lengthOf(value);
      if (height === undefined) reportValue(key, value, phrase('a-length'), span, reading);
    } else if (key !== undefined) {
      const suggestion = suggestionFor(key, keys);
      reading.report(diagnose('unknown-attribute', { name: '![…]', key, suggestion }, span));
    }
  }
  return { name, width, height };
}

const whole = 100;

function figureWidth(value: string): FigureWidth | undefined {
  const [, share] = /^(\d+(?:\.\d+)?)%$/.exec(value) ?? [];
  if (share === undefined) {
    const points = lengthOf(value);
    return points === undefined || points === 0 ? undefined : { points };
  }
  return Number(share) > 0 && Number(share) <= whole ? { share: Number(share) / whole } : undefined;
}

function reportValue(key: string, value: string, reason: string, span: Span, reading: Reading): void {
  reading.report(diagnose('invalid-value', { key, value, reason }, span));
}
