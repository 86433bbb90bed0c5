/**
 * The stage: a styled book and the composer of its paragraphs become an edition. Each section is a vertical
 * list (`flow.ts`) broken into pages at the least cost (`build-pages.ts`); sections follow one another with
 * the blank pages their openings ask for; pages get their labels; sections that show labels (contents, cross
 * references, the index, notes numbered by pages) are set again until none changes. In a right-bound book the recto is the left-hand page, and so is page 1.
 */

import type { Compose } from '../break/line.ts';
import type { StyledBlock, StyledBook, StyledSection, StyledText } from '../design/styled.ts';
import { type Diagnostic, diagnose, type Reported } from '../diagnostics/diagnostic.ts';
import type { Length } from '../units.ts';
import { EPSILON, emptyBox, letGo, narrow, type Setting, settingOf, type VerticalList } from './box.ts';
import { buildPages } from './build-pages.ts';
import { catchwordItem } from './catchwords.ts';
import { wholePageImage } from './figures.ts';
import { flow, flowWhole } from './flow.ts';
import { collectNotes, type NoteList, noNotes, noteRuleHeight, numberOverhang } from './footnotes.ts';
import { generatedTexts, type KnownPages, LiveComposer } from './generated.ts';
import { countPages } from './labels.ts';
import { onOnePage } from './one-page.ts';
import { fitOpening } from './opening.ts';
import type { Destination, Edition, Page, PageItem } from './page.ts';
import type { PageBreak } from './page-break.ts';
import { placePage } from './place.ts';
import { nameOf, reportLines, reportTables, type WideCell } from './report-lines.ts';
import { createRunningHeads, isOuterLeft, type RunningHeads } from './running-heads.ts';

/** Sections that show page labels are set at most so often; mostly they settle in two. */
const MOST_PASSES = 4;

/** A section's vertical lists. */
interface SetSection {
  readonly section: StyledSection;
  readonly list: VerticalList;
  readonly notes: NoteList;
}

/** A page that knows its place in the file and its label, and not yet its items. */
interface PlannedPage {
  readonly set: SetSection;
  readonly side: Page['side'];
  readonly label: string;
  /** Undefined: blank. */
  readonly page: PageBreak | undefined;
  readonly isFirst: boolean;
}

const EMPTY_PAGE: PageBreak = {
  start: 0,
  end: 0,
  noteStart: 0,
  noteEnd: 0,
  figureStart: 0,
  figureEnd: 0,
  stretched: 0,
  changed: [],
  isRelaxed: false,
};

/** Makes the pages of a book. `compose` gives the lines of a paragraph of a style in a measure. */
export function paginate(book: StyledBook, compose: Compose): Reported<Edition> {
  const setting = settingOf(book, compose);
  const { plan, isSettled } = planPages(book, setting);
  const heads = createRunningHeads(book, setting);
  const diagnostics: Diagnostic[] = isSettled ? [] : [diagnose('unsettled-references', {})];
  const destinations = new Map<string, Destination>();
  const wideCells: WideCell[] = [];
  const pages: Page[] = [];
  const goesOn: boolean[] = [];
  // Taken off its end: a section's lists are let go with its last page, what stands on a page with that.
  plan.reverse();
  for (let planned = plan.pop(); planned !== undefined; planned = plan.pop()) {
    const page = finishPage(book, setting, heads, planned, pages.length, destinations);
    diagnostics.push(
      ...reportParted(setting, planned, page),
      ...reportLines(page, book.justification, wideCells),
    );
    pages.push(page);
    letGoOf(planned);
    goesOn.push(planned.set.section.kind === 'chapter' && plan.at(-1)?.set === planned.set);
  }
  diagnostics.push(...reportTables(wideCells, book.structure));
  return { value: { book, pages: withCatchwords(book, setting, pages, goesOn), destinations }, diagnostics };
}

/** Catchwords stand where a section's text goes on on the next page. */
function withCatchwords(
  book: StyledBook,
  setting: Setting,
  pages: readonly Page[],
  goesOn: readonly boolean[],
): readonly Page[] {
  if (book.catchword === undefined) return pages;
  return pages.map((page, index) => {
    const next = pages[index + 1];
    if (goesOn[index] !== true || next === undefined) return page;
    const item = catchwordItem(book, setting, page, next, leftMargin(book, page.side));
    return item === undefined ? page : { ...page, items: [...page.items, item] };
  });
}

interface Plan {
  /** The caller's to use up. */
  readonly plan: PlannedPage[];
  /** False: what the text says of its pages is not true of all of them. */
  readonly isSettled: boolean;
}

/** Sets all sections and gives every page its place and label. */
function planPages(book: StyledBook, setting: Setting): Plan {
  const live = createLive(book, setting);
  const placedNotes = new Set<string>();
  const breaker = createBreaker(book, setting);
  const fitsPage = (set: SetSection): boolean => breaker(set, 'recto').length <= 1;
  const sets = book.sections.map((section, index) => {
    const set = (one: StyledSection): SetSection =>
      setSection(book, live.settings.get(index) ?? setting, one, placedNotes);
    const { isOnePage = false } = section;
    return isOnePage ? onOnePage(section, set, fitsPage) : set(section);
  });
  let plan = arrange(book, sets, breaker);
  if (live.settings.size === 0) return { plan, isSettled: true };
  for (let pass = 1; pass < MOST_PASSES; pass++) {
    live.composer.known = knownPages(plan);
    // A long book's contents would else be in memory twice.
    plan = [];
    for (const [index, numbered] of live.settings) {
      const section = book.sections[index];
      if (section === undefined) continue;
      sets[index] = unset(section);
      // No note is called in two sections, so each section's notes are its own.
      sets[index] = setSection(book, numbered, section, new Set());
    }
    plan = arrange(book, sets, breaker);
    if (live.isSettled(knownPages(plan))) return { plan, isSettled: true };
  }
  return { plan, isSettled: false };
}

/** The sections that show what only the pages know. */
interface Live {
  readonly composer: LiveComposer;
  /** By index of the section. */
  readonly settings: ReadonlyMap<number, Setting>;
  /** True where these pages would show what is shown already. */
  readonly isSettled: (pages: KnownPages) => boolean;
}

function createLive(book: StyledBook, setting: Setting): Live {
  const composer = new LiveComposer(setting.compose, setting.digits);
  const labelOf = (anchor: string): string | undefined => composer.known.labels.get(anchor);
  const written = (text: StyledText): StyledText => composer.written(text);
  const settings = new Map<number, Setting>();
  const texts: StyledText[] = [];
  const targets: string[] = [];
  for (const [index, { blocks }] of book.sections.entries()) {
    const own = generatedTexts(blocks, book.notes);
    const shown = targetsOf(blocks);
    if (own.length > 0) settings.set(index, { ...setting, compose: composer.compose, written, labelOf });
    else if (shown.length > 0) settings.set(index, { ...setting, labelOf });
    texts.push(...own);
    targets.push(...shown);
  }
  const isSettled = (pages: KnownPages): boolean =>
    targets.every((target) => pages.labels.get(target) === labelOf(target)) &&
    composer.isSettled(texts, pages);
  return { composer, settings, isSettled };
}

const targetsOf = (blocks: readonly StyledBlock[]): readonly string[] =>
  blocks.flatMap((block) => (block.kind === 'contents-entry' ? block.target : []));

function setSection(
  book: StyledBook,
  setting: Setting,
  section: StyledSection,
  placedNotes: Set<string>,
): SetSection {
  const column = { x: 0, measure: setting.measure };
  const list = flow(setting, section.blocks, column);
  const sink = fitOpening(list.boxes, section.sink, setting);
  const overhang = numberOverhang(setting, list.boxes, book.notes, placedNotes);
  const noteColumn = narrow(column, book.direction, overhang, 0);
  const notes = collectNotes(list.boxes, book.notes, placedNotes, ({ blocks }) =>
    flowWhole(setting, blocks, noteColumn),
  );
  return { section: sink === section.sink ? section : { ...section, sink }, list, notes };
}

/** A section whose lists are let go, to be made anew. */
const unset = (section: StyledSection): SetSection => ({
  section,
  list: { boxes: [], figures: [], paragraphs: [] },
  notes: noNotes,
});

type Breaker = (set: SetSection, firstSide: Page['side']) => readonly PageBreak[];

/**
 * Breaks sections into pages, remembering the result while neither lists nor side change; that of lists which are set
 * anew goes with them.
 */
function createBreaker({ geometry }: StyledBook, { height, leading }: Setting): Breaker {
  const known = new WeakMap<SetSection, Map<Page['side'], readonly PageBreak[]>>();
  return (set, firstSide) => {
    let bySide = known.get(set);
    if (bySide === undefined) known.set(set, (bySide = new Map()));
    let pages = bySide.get(firstSide);
    if (pages === undefined) {
      const { sink } = set.section;
      const { isFacing } = geometry;
      const noteRule = noteRuleHeight(geometry);
      pages = buildPages(set.list, set.notes, { height, leading, sink, firstSide, isFacing, noteRule });
      bySide.set(firstSide, pages);
    }
    return pages;
  };
}

/** The file's pages in order: openings, blank pages, labels. The first page of the file is a recto. */
function arrange(book: StyledBook, sets: readonly SetSection[], breaker: Breaker): PlannedPage[] {
  const plan: PlannedPage[] = [];
  const counter = countPages(book);
  const nextSide = (): Page['side'] => (plan.length % 2 === 0 ? 'recto' : 'verso');
  let hasMain = false;
  let previous: SetSection | undefined;
  for (const set of sets) {
    const { opens, numbering } = set.section;
    const startsMain = numbering === 'main' && !hasMain && book.frontNumbering === 'abjad';
    hasMain ||= numbering === 'main';
    const side = startsMain ? 'recto' : opens === 'page' ? undefined : opens;
    if (book.geometry.isFacing && side !== undefined && side !== nextSide()) {
      const label = counter.next((previous ?? set).section.numbering);
      plan.push({ set: previous ?? set, side: nextSide(), label, page: undefined, isFirst: false });
    }
    const pages = breaker(set, nextSide());
    for (const [index, page] of (pages.length > 0 ? pages : [EMPTY_PAGE]).entries()) {
      plan.push({ set, side: nextSide(), label: counter.next(numbering), page, isFirst: index === 0 });
    }
    previous = set;
  }
  return plan;
}

/** Where anchors stand, and the notes' numbers where they count by pages. */
function knownPages(plan: readonly PlannedPage[]): KnownPages {
  const labels = new Map<string, string>();
  const indices = new Map<string, number>();
  const numbers = new Map<string, number>();
  for (const [index, { set, label, page, isFirst }] of plan.entries()) {
    const stands = (anchor: string): void => {
      labels.set(anchor, label);
      indices.set(anchor, index);
    };
    if (isFirst) stands(set.section.anchor);
    if (page === undefined) continue;
    const boxes = set.list.boxes.slice(page.start, page.end);
    const notes = set.notes.boxes.slice(page.noteStart, page.noteEnd);
    const figures = set.list.figures.slice(page.figureStart, page.figureEnd);
    for (const { anchors } of [...boxes, ...notes, ...figures.flatMap((figure) => figure.boxes)])
      anchors.forEach(stands);
    let number = 0;
    for (let box = page.noteStart; box < page.noteEnd; box++) {
      const anchor = set.notes.starts[box] === box ? set.notes.boxes[box]?.anchors[0] : undefined;
      if (anchor !== undefined) numbers.set(anchor, ++number);
    }
  }
  return { labels, indices, notes: numbers };
}

function finishPage(
  book: StyledBook,
  setting: Setting,
  heads: RunningHeads,
  planned: PlannedPage,
  index: number,
  destinations: Map<string, Destination>,
): Page {
  const { set, side, label, page, isFirst } = planned;
  const { section, list, notes } = set;
  const common = { index, side, label, section: section.kind };
  if (page === undefined) return { ...common, isBlank: true, background: undefined, items: [] };
  const left = leftMargin(book, side);
  const placed = placePage(book, setting, section, list, notes, page, { index, left, isFirst });
  if (isFirst && section.anchor !== '') {
    destinations.set(section.anchor, { page: index, y: book.geometry.margins.top });
  }
  for (const [anchor, destination] of placed.anchors) destinations.set(anchor, destination);
  const picture = isFirst ? pictureItems(section, book.geometry) : [];
  const items = [...picture, ...placed.items, ...heads.itemsOf(section, { side, label, isFirst }, left)];
  return { ...common, isBlank: false, background: section.background, items };
}

function letGoOf({ set: { list, notes }, page }: PlannedPage): void {
  if (page === undefined) return;
  letGo(list.boxes, page.start, page.end);
  letGo(notes.boxes, page.noteStart, page.noteEnd);
}

/** The picture over a section's first page. */
function pictureItems({ picture }: StyledSection, geometry: StyledBook['geometry']): readonly PageItem[] {
  if (picture === undefined) return [];
  if ('drawing' in picture) return [{ kind: 'drawing', x: 0, y: 0, ...picture }];
  return [wholePageImage(picture, geometry)];
}

/** Left edge of the text block: the inner margin is at the bound edge; a file for screens has one margin on both sides. */
function leftMargin({ geometry }: StyledBook, side: Page['side']): Length {
  const { inner, outer } = geometry.margins;
  if (!geometry.isFacing) return (inner + outer) / 2;
  return isOuterLeft(side, geometry.binding) ? outer : inner;
}

/** What should stay together goes over from the page to the next: a block taller than a page, or several blocks. */
function reportParted({ height }: Setting, { set, page }: PlannedPage, made: Page): readonly Diagnostic[] {
  if (page === undefined || !page.isRelaxed) return [];
  const { boxes } = set.list;
  const { owner } = boxes[page.end] ?? emptyBox;
  let first = page.end;
  while (first > page.start && boxes[first - 1]?.owner === owner) first--;
  let filled = 0;
  for (let index = first; boxes[index]?.owner === owner; index++) filled += boxes[index]?.height ?? 0;
  const isTall = filled > height + EPSILON;
  return [diagnose(isTall ? 'too-tall' : 'parted-blocks', { page: nameOf(made) }, owner.span)];
}
