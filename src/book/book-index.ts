/**
 * The index of a book: its terms in order, under their letters. In: the marks `:index[term]{sort= see=}` of the
 * text; out: groups of entries with the anchors of the places where the term is discussed.
 *
 * The order is our own and not ICU's, whose versions differ: words before letters (a space is less than any
 * letter), and as Arabic libraries file (the Arab League's filing rules of 1968; DUCET agrees but for the last
 * two): marks, tatweel and controls do not count; every seat of the hamza counts as its bare letter; the definite
 * article before a word is passed over; ى counts as ي, ة as ه. Persian and Urdu have letters of their own, in the
 * order of CLDR 48 (fa: آ before ا, و before ه; ur: آ after ا, ہ ھ ء ی ے), and no article.
 */

import type { Book } from './book.ts';
import { isArabic, isInArabicLetters, primaryLanguage, wordsIn } from './language.ts';
import { visitAll } from './visit.ts';

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

/** The index of a book; `language` (BCP 47) decides between the Arabic, the Persian and the Urdu order. */
export function bookIndex(book: Pick<Book, 'blocks' | 'notes'>, language: string): readonly IndexGroup[] {
  const entries = new Map<string, OpenEntry>();
  visitAll(book, {
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

/** How a language files what is written in Arabic letters. */
interface Alphabet {
  /** In order, with those of its neighbours after the letters they are made from. */
  readonly order: string;
  /** Letters that count as others: the hamza's seats, wasla, ى, ة, and the shapes of kaf, ya and ha elsewhere. */
  readonly counted: ReadonlyMap<string, string>;
  readonly hasArticle: boolean;
}

/** Letters that count as the last of each group, in Arabic, Persian and Urdu alike. */
const hamzaSeats = 'أإٱا ؤو';

const counting = (groups: string): ReadonlyMap<string, string> =>
  new Map(
    groups.split(' ').flatMap((group) => Array.from(group.slice(0, -1), (one) => [one, group.slice(-1)])),
  );

const arabic: Alphabet = {
  order: 'ءابپتٹثجچحخدڈذرڑزژسشصضطظعغفڤقكگلمنںهوي',
  counted: counting(`آا ${hamzaSeats} ئىیےي ةہھۀۃۂه کك`),
  hasArticle: true,
};
const alphabets: Readonly<Record<string, Alphabet>> = {
  ar: arabic,
  fa: {
    order: arabic.order.replace('ءا', 'آاء').replace('ك', 'ک').replace('هوي', 'وهی'),
    counted: counting(`${hamzaSeats} ئىيےی ةہھۀۃۂه كک`),
    hasArticle: false,
  },
  ur: {
    order: arabic.order.replace('ءا', 'اآ').replace('ك', 'ک').replace('هوي', 'وہھءیے'),
    counted: counting(`${hamzaSeats} ئىيی ةهۀۃۂہ كک ۓے`),
    hasArticle: false,
  },
};
/** Other languages in Arabic letters have Arabic's order, not its article; elsewhere such terms are Arabic. */
const alphabetOf = (language: string): Alphabet =>
  alphabets[primaryLanguage(language)] ?? {
    ...arabic,
    hasArticle: isArabic(language) || !isInArabicLetters(language),
  };

const latinOrder = 'abcdefghijklmnopqrstuvwxyz';

/** Where the kinds of characters begin in a key: spaces, digits, Arabic, Latin, all others. */
const firsts = { space: 0x1, digit: 0x10, arabic: 0x100, latin: 0x200, other: 0x1000 } as const;

/** The definite article before a word of at least two letters; لل is two letters of a word as often as not. */
const article = /^[اٱ]ل(?=\p{L}\p{M}*\p{L})/u;

/** What stands for a term in comparisons: one UTF-16 unit a character that counts. */
export function sortKey(term: string, language: string): string {
  const alphabet = alphabetOf(language);
  const words = term
    .normalize('NFC')
    .replaceAll(/[\u{640}\p{Cf}]/gu, '')
    .replaceAll(/[\u{64B}-\u{65F}\u{670}\u{6D6}-\u{6ED}]/gu, '')
    .trim()
    .split(/[\s\p{P}]+/u);
  const keys = words
    .map((word) => wordKey(alphabet.hasArticle ? word.replace(article, '') : word, alphabet))
    .filter((key) => key !== '');
  return keys.join(String.fromCharCode(firsts.space));
}

function wordKey(word: string, alphabet: Alphabet): string {
  let key = '';
  for (const character of word) key += weightOf(character, alphabet);
  return key;
}

function weightOf(character: string, { order, counted }: Alphabet): string {
  const letter = counted.get(character) ?? character;
  const place = order.indexOf(letter);
  if (place >= 0) return String.fromCharCode(firsts.arabic + place);
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
  if (first >= firsts.arabic) return alphabetOf(language).order.charAt(first - firsts.arabic);
  return '#';
}

interface IndexWords {
  readonly title: string;
  /** Before another term: «انظر: إسطنبول». */
  readonly see: string;
  readonly comma: string;
}

const words = {
  ar: { title: 'الكشّاف', see: 'انظر: ', comma: '، ' },
  fa: { title: 'نمایه', see: 'نگاه کنید به: ', comma: '، ' },
  ur: { title: 'اشاریہ', see: 'دیکھیے: ', comma: '، ' },
  en: { title: 'Index', see: 'see ', comma: ', ' },
} as const satisfies Readonly<Record<string, IndexWords>>;

/** What an index says of its own, in the book's language. */
export function indexWords(language: string): IndexWords {
  return wordsIn<IndexWords>(words, language);
}
