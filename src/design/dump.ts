/** The styled book as text: sections with their blocks, and the structure tree, for goldens and `--dump`. */

import type { StructureElement } from '../book/structure.ts';
import type {
  FrameBlock,
  Generated,
  ParagraphBlock,
  ParagraphStyle,
  StyledBlock,
  StyledBook,
  StyledRange,
  StyledSection,
  StyledText,
  TextStyle,
} from './styled.ts';

/** A line a section, then its blocks indented; then the notes. Lengths in points. */
export function dumpSections(book: StyledBook): string {
  const lines: string[] = [];
  for (const section of book.sections) {
    lines.push(sectionLine(section));
    dumpBlocks(section.blocks, 1, lines);
  }
  for (const note of book.notes.values()) {
    lines.push(`note ${note.label} #${note.anchor}`);
    dumpBlocks(note.blocks, 1, lines);
  }
  return `${lines.join('\n')}\n`;
}

const decimals = 2;
const points = (value: number): string => String(Number(value.toFixed(decimals)));

/** ` name value`, or nothing where there is nothing to say. */
const fact = (name: string, value: string | number | undefined): string => {
  if (value === undefined || value === 0 || value === '') return '';
  return ` ${name} ${typeof value === 'number' ? points(value) : value}`;
};

function sectionLine(section: StyledSection): string {
  const { kind, opens, numbering, placement, sink, background, head, anchor, title } = section;
  const heads = head === undefined ? undefined : `${head.verso.text} | ${head.recto.text}`;
  const facts = [
    fact('sink', sink),
    placement === 'top' ? '' : ` at ${placement}`,
    fact('on', background),
    fact('heads', heads),
  ];
  return `${kind} #${anchor} opens ${opens} numbering ${numbering}${facts.join('')}: ${title}`;
}

function dumpBlocks(blocks: readonly StyledBlock[], depth: number, lines: string[]): void {
  const add = (text: string): void => {
    lines.push(`${'  '.repeat(depth)}${text}`);
  };
  for (const block of blocks) {
    switch (block.kind) {
      case 'paragraph':
        add(paragraphLine(block));
        for (const line of rangeLines(block.text)) add(line);
        break;
      case 'contents-entry':
        add(`contents-entry${styleFacts(block.style, block.text)} → ${block.target}: ${block.text.text}`);
        break;
      case 'verse':
        add(
          `verse ${block.poem}${fact('gap', block.gap)}${styleFacts(block.style, block.hemistichs[0])}: ` +
            block.hemistichs.map((half) => half.text).join(' | '),
        );
        break;
      case 'frame':
        add(frameLine(block));
        dumpBlocks(block.children, depth + 1, lines);
        break;
      case 'columns':
        add(`columns ${block.count}${fact('gap', block.gap)}`);
        dumpBlocks(block.children, depth + 1, lines);
        break;
      case 'table':
        add(`table ${block.columns.map(points).join(' ')}${spaceFacts(block.spaceBefore, block.spaceAfter)}`);
        for (const row of block.rows) add(`  ${row.cells.map((cell) => cell.text.text).join(' | ')}`);
        break;
      case 'image':
        add(
          `image ${block.image.path} ${points(block.width)}×${points(block.height)}` +
            spaceFacts(block.spaceBefore, block.spaceAfter),
        );
        break;
      case 'drawing':
        add(
          `drawing ${points(block.drawing.width)}×${points(block.drawing.height)}` +
            spaceFacts(block.spaceBefore, block.spaceAfter),
        );
        break;
      case 'rule':
        add(
          (block.ornament === undefined ? `rule ${points(block.width)}` : `ornament ${block.ornament.text}`) +
            spaceFacts(block.spaceBefore, block.spaceAfter),
        );
        break;
    }
  }
}

const spaceFacts = (before: number, after: number): string => fact('before', before) + fact('after', after);

function paragraphLine(block: ParagraphBlock): string {
  const { anchor, marker, heading, text, style } = block;
  const facts = [
    heading === undefined ? '' : ` level ${heading.level}`,
    styleFacts(style, text),
    marker === undefined ? '' : ` marker ${marker.text.text}`,
    anchor === undefined ? '' : ` #${anchor}`,
    ...(text.marks ?? []).map((mark) => ` mark ${mark.at} #${mark.anchor}`),
  ];
  return `paragraph${facts.join('')}: ${visible(text.text)}`;
}

function styleFacts(style: ParagraphStyle, text: StyledText | undefined): string {
  const first = text?.ranges[0]?.style;
  return [
    style.direction === 'ltr' ? ' ltr' : '',
    ` ${style.align}`,
    first === undefined ? '' : ` ${typeFact(first)}`,
    `/${points(style.leading)}`,
    fact('indent', style.indent),
    fact('start', style.insetStart),
    fact('end', style.insetEnd),
    spaceFacts(style.spaceBefore, style.spaceAfter),
    style.keepWithNext ? ' kept with next' : '',
    style.prefersNext === true ? ' prefers next' : '',
  ].join('');
}

const typeFact = (style: TextStyle): string => `${style.faces[0] ?? ''} ${style.color} ${points(style.size)}`;

function frameLine({ padding, border, background, insetStart, insetEnd, ...block }: FrameBlock): string {
  const widths = [border.before, border.end, border.after, border.start].map(points).join(' ');
  return [
    `frame padding ${points(padding.block)} ${points(padding.inline)} border ${widths} ${border.color}`,
    fact('gap', border.doubleGap),
    fact('on', background),
    fact('start', insetStart),
    fact('end', insetEnd),
    spaceFacts(block.spaceBefore, block.spaceAfter),
  ].join('');
}

/** The ranges of a text that has more than one style, link or note. */
function rangeLines({ text, ranges }: StyledText): readonly string[] {
  const isPlain = ranges.every(
    ({ style, link, generated }) =>
      style === ranges[0]?.style && link === undefined && generated === undefined,
  );
  return isPlain
    ? []
    : ranges.map((range) => `  · ${visible(text.slice(range.start, range.end))}${rangeFacts(range)}`);
}

function rangeFacts({ style, link, note, anchor, generated }: StyledRange): string {
  return [
    ` ⟨${typeFact(style)}`,
    fact('rise', style.rise),
    fact('language', style.language),
    link === undefined ? '' : ` → ${link.kind === 'web' ? link.url : `#${link.anchor}`}`,
    fact('note', note),
    anchor === undefined ? '' : ` #${anchor}`,
    generated === undefined ? '' : ` written: ${generatedFact(generated)}`,
    '⟩',
  ].join('');
}

function generatedFact(generated: Generated): string {
  switch (generated.kind) {
    case 'page':
      return `page of #${generated.anchor}`;
    case 'pages':
      return `pages of ${generated.places.map(({ anchor }) => `#${anchor}`).join(' ')}`;
    case 'note':
      return `number of #${generated.anchor} on its page`;
  }
}

/** Controls by their Unicode abbreviations: they have no shape of their own. */
const controls: ReadonlyMap<string, string> = new Map([
  ['\u{2028}', '⏎'],
  ['\u{2060}', '‹WJ›'],
  ['\u{2066}', '‹LRI›'],
  ['\u{2069}', '‹PDI›'],
  ['\u{a0}', '‹NBSP›'],
]);

function visible(text: string): string {
  return text.replaceAll(
    /[\u{2028}\u{2060}\u{2066}\u{2069}\u{a0}]/gu,
    (control) => controls.get(control) ?? '',
  );
}

/** The structure tree, a line an element. */
export function dumpStructure(root: StructureElement): string {
  const lines: string[] = [];
  const visit = (element: StructureElement, depth: number): void => {
    const { role, level, language, alt, id, ref, scope } = element;
    const facts = [
      level === undefined ? '' : ` ${level}`,
      scope === undefined ? '' : ` of ${scope}`,
      language === undefined ? '' : ` lang=${language}`,
      id === undefined ? '' : ` #${id}`,
      ref === undefined ? '' : ` → ${ref}`,
      alt === undefined ? '' : ` alt: ${alt}`,
    ];
    lines.push(`${'  '.repeat(depth)}${role}${facts.join('')}`);
    for (const child of element.children) visit(child, depth + 1);
  };
  visit(root, 0);
  return `${lines.join('\n')}\n`;
}
