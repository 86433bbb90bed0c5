/**
 * The index of a book: its terms in order, under their letters. In: the marks `:index[term]{sort= see=}` of the
 * text; out: groups of entries with the anchors of the places where the term is discussed.
 *
 * The order is our own and not ICU's, whose versions differ: words before letters (a space is less than any
 * letter), and as Arabic libraries file (the Arab League's filing rules of 1968; DUCET agrees but for the last
 * two): marks, tatweel and controls do not count; every seat of the hamza counts as its bare letter; the definite
 * article before a word is passed over; ى counts as ي, ة as ه.
 */

import type { Book } from './book.ts';
import { visit } from './visit.ts';

export interface IndexEntry {
  readonly term: string;
  /** Of the marks, in reading order; each leads to a place in the text. */
  readonly anchors: readonly string[];
  /** Other terms to look under. */
  readonly see: readonly string[];
}

export interface IndexGroup {
  /** First letter of its terms: `ب`, `B`; `#` for what begins with no letter. */
  readonly letter: string;
  readonly entries: readonly IndexEntry[];
}

interface OpenEntry extends IndexEntry {
  readonly key: string;
  readonly anchors: string[];
  readonly see: string[];
}

/** The index of a book; `language` (BCP 47) decides between the Arabic and the Persian order. */
export function bookIndex(
  { blocks, notes }: Pick<Book, 'blocks' | 'notes'>,
  language: string,
): readonly IndexGroup[] {
  const entries = new Map<string, OpenEntry>();
  for (const part of [blocks, ...[...notes.values()].map(({ children }) => children)]) {
    visit(part, {
      inline: (inline) => {
        if (inline.kind !== 'index-mark') return;
        const { term, sort, see, anchor } = inline;
        let entry = entries.get(term);
        if (entry === undefined) {
          entry = { term, key: sortKey(sort ?? term, language), anchors: [], see: [] };
          entries.set(term, entry);
        }
        if (see === undefined) entry.anchors.push(anchor);
        else if (!entry.see.includes(see)) entry.see.push(see);
      },
    });
  }
  return grouped([...entries.values()].sort(byKey), language);
}

function grouped(entries: readonly OpenEntry[], language: string): readonly IndexGroup[] {
  const groups: { readonly letter: string; readonly entries: OpenEntry[] }[] = [];
  for (const entry of entries) {
    const letter = letterOf(entry.key, language);
    const group = groups.at(-1);
    if (group?.letter === letter) group.entries.push(entry);
    else groups.push({ letter, entries: [entry] });
  }
  return groups;
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
const byKey = (one: OpenEntry, other: OpenEntry): number =>
  compare(one.key, other.key) || compare(one.term, other.term);

/** Letters in order, Arabic with those of its neighbours after the letters they are made from. */
const arabicOrder = 'ءابپتٹثجچحخدڈذرڑزژسشصضطظعغفڤقكگلمنںهوي';
/** Persian and Urdu have و before ه. */
const persianOrder = arabicOrder.replace('هوي', 'وهي');
const latinOrder = 'abcdefghijklmnopqrstuvwxyz';

/** Letters that count as others: the hamza's seats, wasla, ى, ة, and the shapes of kaf, ya and ha of other languages. */
const counted: ReadonlyMap<string, string> = new Map(
  ['آا', 'أا', 'إا', 'ٱا', 'ؤو', 'ئي', 'ىي', 'ةه', 'کك', 'یي', 'ےي', 'ہه', 'ھه', 'ۀه', 'ۃه'].map(
    ([letter = '', as = '']) => [letter, as] as const,
  ),
);

/** Where the kinds of characters begin in a key: spaces, digits, Arabic, Latin, all others. */
const firsts = { space: 0x1, digit: 0x10, arabic: 0x100, latin: 0x200, other: 0x1000 } as const;

const orderOf = (language: string): string => (/^(?:fa|ur)\b/i.test(language) ? persianOrder : arabicOrder);

/** The definite article before a word of at least two letters; لل is two letters of a word as often as not. */
const article = /^[اٱ]ل(?=\p{L}\p{M}*\p{L})/u;

/** What stands for a term in comparisons: one UTF-16 unit a character that counts. */
export function sortKey(term: string, language: string): string {
  const order = orderOf(language);
  const words = term
    .normalize('NFC')
    .replaceAll(/[\u{640}\p{Cf}]/gu, '')
    .replaceAll(/[\u{64B}-\u{65F}\u{670}\u{6D6}-\u{6ED}]/gu, '')
    .trim()
    .split(/[\s\p{P}]+/u);
  const keys = words.map((word) => wordKey(word.replace(article, ''), order)).filter((key) => key !== '');
  return keys.join(String.fromCharCode(firsts.space));
}

function wordKey(word: string, order: string): string {
  let key = '';
  for (const character of word) key += weightOf(character, order);
  return key;
}

function weightOf(character: string, order: string): string {
  const letter = counted.get(character) ?? character;
  const arabic = order.indexOf(letter);
  if (arabic >= 0) return String.fromCharCode(firsts.arabic + arabic);
  if (/\p{Nd}/u.test(character)) return String.fromCharCode(firsts.digit + digitValue(character));
  const bare = character.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const latin = latinOrder.indexOf(bare);
  if (latin >= 0 && bare.length === 1) return String.fromCharCode(firsts.latin + latin);
  return /[\p{L}\p{N}]/u.test(character) ? String.fromCharCode(firsts.other) + character : '';
}

/** Zeros of the digits of Arabic, Persian, and of ASCII. */
const zeros: readonly number[] = [0x6f0, 0x660, 0x30];

function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  const digits = 10;
  return (code - (zeros.find((zero) => zero <= code) ?? 0)) % digits;
}

/** The letter a key stands under. */
function letterOf(key: string, language: string): string {
  const first = key.charCodeAt(0);
  if (first >= firsts.other) return key.charAt(1).toUpperCase();
  if (first >= firsts.latin) return latinOrder.charAt(first - firsts.latin).toUpperCase();
  if (first >= firsts.arabic) return orderOf(language).charAt(first - firsts.arabic);
  return '#';
}

interface IndexWords {
  readonly title: string;
  /** Before another term: «انظر: إسطنبول». */
  readonly see: string;
  readonly comma: string;
}

const words: Readonly<Record<string, IndexWords>> = {
  ar: { title: 'الكشّاف', see: 'انظر: ', comma: '، ' },
  fa: { title: 'نمایه', see: 'نگاه کنید به: ', comma: '، ' },
  ur: { title: 'اشاریہ', see: 'دیکھیے: ', comma: '، ' },
  en: { title: 'Index', see: 'see ', comma: ', ' },
};
const english: IndexWords = { title: 'Index', see: 'see ', comma: ', ' };

/** What an index says of its own, in the book's language. */
export function indexWords(language: string): IndexWords {
  return words[language.split('-')[0]?.toLowerCase() ?? ''] ?? english;
}
