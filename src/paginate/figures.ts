/**
 * Figures and ornaments: images scaled down to what a page can hold, never up, and thematic breaks. In: the
 * block and its column; out: height and items of one box.
 */

import type { Image } from '../book/block.ts';
import type { StructureElement } from '../book/structure.ts';
import type { DrawingBlock, ImageBlock, RuleBlock } from '../design/styled.ts';
import type { Length } from '../units.ts';
import { BASELINE_SHARE, type Column, lineStyle, narrow, type Setting } from './box.ts';
import type { DrawingItem, ImageItem, PageItem } from './page.ts';

/** Lines of the page that a figure leaves to the caption it is kept with. */
const CAPTION_LINES = 3;

/** No image is set smaller than this: a file that claims no size must still move the page on. */
const SMALLEST: Length = 1;

/** Left edge of something `width` wide in a column. */
export function alignedX(
  column: Column,
  width: Length,
  align: 'start' | 'center' | 'end',
  direction: 'rtl' | 'ltr',
): Length {
  const room = column.measure - width;
  if (align === 'center') return column.x + room / 2;
  return (align === 'start') === (direction === 'ltr') ? column.x : column.x + room;
}

/** An image in its column, scaled to the measure and to the page less its caption. */
export function setImage(
  setting: Setting,
  block: ImageBlock,
  outer: Column,
): { readonly height: Length; readonly item: ImageItem } {
  const column = narrow(outer, block.direction, block.insetStart, block.insetEnd);
  const caption = block.keepWithNext ? CAPTION_LINES * setting.leading : 0;
  const room = Math.max(setting.leading, setting.height - caption);
  const scale = Math.min(1, column.measure / block.width, room / block.height);
  const width = Math.max(SMALLEST, block.width * (scale > 0 ? scale : 1));
  const height = Math.max(SMALLEST, Math.min(room, block.height * (scale > 0 ? scale : 1)));
  const x = alignedX(column, width, block.align, block.direction);
  const { image, element } = block;
  return { height, item: { kind: 'image', x, y: 0, width, height, image, element } };
}

/** A share of a picture's height or width that may be cut off so that it fills a page. */
const MOST_CUT = 1 / 8;

/**
 * An image over a whole page, as a cover is: it fills the page, a little cut off at two of its edges where its shape is
 * another; what is too unlike the page stands whole in its middle.
 */
export function wholePageImage(
  { image, element }: { readonly image: Image; readonly element: StructureElement },
  page: { readonly width: Length; readonly height: Length },
): ImageItem {
  const [across, down] = [page.width / image.width, page.height / image.height];
  const [larger, smaller] = [Math.max(across, down), Math.min(across, down)];
  const scale = smaller / larger >= 1 - MOST_CUT ? larger : smaller;
  const [width, height] = [image.width * scale, image.height * scale];
  const [x, y] = [(page.width - width) / 2, (page.height - height) / 2];
  return { kind: 'image', x, y, width, height, image, element };
}

/** An ornament drawn for the book, as large as it is. */
export function setDrawing(setting: Setting, block: DrawingBlock, column: Column): DrawingItem {
  const { drawing, align } = block;
  const x = alignedX(column, drawing.width, align, setting.direction);
  return { kind: 'drawing', x, y: 0, drawing, element: undefined };
}

/** A thematic break: a short rule in the middle of a line, or an ornament on its baseline. */
export function setRule(setting: Setting, block: RuleBlock, column: Column): readonly PageItem[] {
  if (block.ornament === undefined) {
    const width = Math.min(block.width, column.measure);
    const x = alignedX(column, width, block.align, setting.direction);
    const y = (block.leading - block.thickness) / 2;
    return [{ kind: 'rule', x, y, width, height: block.thickness, color: block.color }];
  }
  const style = lineStyle(setting.direction, block.align, block.leading);
  const line = setting.compose(block.ornament, style, column.measure)[0];
  if (line === undefined) return [];
  const y = block.leading * BASELINE_SHARE;
  return [{ kind: 'text', x: column.x, y, line, element: undefined, span: undefined }];
}
