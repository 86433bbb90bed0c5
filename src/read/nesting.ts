/**
 * Nesting, measured before the parser sees the text: its time grows with the square of the depth and more,
 * and a manuscript with hundreds of levels is a mistake or an attack. The measure is rough and generous; it
 * needs only to be linear in the text and right about what no book contains.
 */

/** Deepest nesting of blocks the parser is given; what can be set is less (`markdown.ts`). */
const blockLimit = 48;
/** Deepest nesting of brackets in one paragraph. */
const bracketLimit = 64;
/** Most emphasis open at once in one paragraph, counting openings that are never closed, as stars in lists are. */
const emphasisLimit = 256;

export interface TooDeep {
  readonly limit: number;
  /** Offset in the text. */
  readonly offset: number;
}

const markers = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/;
const lineMarker = /^(?:[-*+]|\d{1,9}[.)]|\[\^[^\]]*\]:)(?:[ \t]|$)/;
const onlyRule = /^[ \t]*(?:(?:-[ \t]*)+|(?:\*[ \t]*)+)$/;

/** The first place where the text is nested too deeply, if there is one. */
export function findTooDeep(text: string): TooDeep | undefined {
  const indents: number[] = [];
  const fences: number[] = [];
  let brackets = 0;
  let emphasis = 0;
  let offset = 0;
  for (const line of text.split('\n')) {
    const content = line.trimStart();
    if (markersOf(line) > blockLimit) return { limit: blockLimit, offset };
    if (lineMarker.test(content)) nest(indents, line.length - content.length);
    if (content.startsWith(':::')) fence(fences, content);
    if (indents.length > blockLimit || fences.length > blockLimit) return { limit: blockLimit, offset };
    if (content.trimEnd() === '') {
      brackets = 0;
      emphasis = 0;
    }
    for (let at = 0; at < line.length; at++) {
      const unit = line.charCodeAt(at);
      if (unit === 0x5b) brackets++;
      else if (unit === 0x5d) brackets = Math.max(0, brackets - 1);
      else if (unit === 0x2a || unit === 0x5f) emphasis = Math.max(0, emphasis + opening(line, at));
      if (brackets > bracketLimit) return { limit: bracketLimit, offset: offset + at };
      if (emphasis > emphasisLimit) return { limit: emphasisLimit, offset: offset + at };
    }
    offset += line.length + 1;
  }
  return undefined;
}

/** 1 for a delimiter that can only open emphasis, -1 for one that can only close it, else 0 (roughly §6.2). */
function opening(line: string, at: number): number {
  const delimiter = line.charAt(at);
  let start = at;
  while (line.charAt(start - 1) === delimiter) start--;
  let end = at + 1;
  while (end - start <= emphasisLimit && line.charAt(end) === delimiter) end++;
  const opens = /\S/.test(line.charAt(end));
  const closes = /\S/.test(line.charAt(start - 1));
  if (end - start > emphasisLimit && (opens || closes)) return emphasisLimit + 1;
  return Number(opens) - Number(closes);
}

/** Containers opened by the markers at a line's start: `> > - 1.` opens four. */
function markersOf(line: string): number {
  const start = markers.exec(line)?.[0];
  if (start === undefined || onlyRule.test(line)) return 0;
  return start.match(/>|[-*+]|\d+/g)?.length ?? 0;
}

/** A marker stands inside those above it that stand further left. */
function nest(indents: number[], indent: number): void {
  while ((indents.at(-1) ?? -1) >= indent) indents.pop();
  indents.push(indent);
}

/** `:::name` opens; a bare fence closes the outermost block that has no more colons, and all within it. */
function fence(fences: number[], content: string): void {
  const colons = /^:+/.exec(content)?.[0].length ?? 0;
  if (content.slice(colons).trim() !== '') {
    fences.push(colons);
    return;
  }
  const outermost = fences.findIndex((open) => open <= colons);
  if (outermost >= 0) fences.length = outermost;
}
