/**
 * Schemas of YAML: one description from which come the TypeScript type (`Infer`), the check with its
 * diagnostics, the defaults, the commented example of `warraq new` and the README's reference table.
 * Keys are kebab-case in YAML and camelCase in TypeScript; a key without a value counts as absent.
 */

import { type Diagnostic, diagnose } from './diagnostics/diagnostic.ts';
import { phrase } from './diagnostics/phrases.ts';
import { suggestionFor } from './diagnostics/suggest.ts';
import { inLatinDigits } from './numbering.ts';
import { type Span, withoutSoftHyphens } from './source.ts';
import { plainRecord, type YamlEntry, type YamlMap, type YamlNode } from './yaml.ts';

export type Report = (diagnostic: Diagnostic) => void;

export interface Schema<T> {
  /** What a value must be, for messages. */
  readonly expected: string;
  /** The same for the reference table: `text`, `arab | latn`, `list of text`. */
  readonly notation: string;
  /** The keys of a record, for table and example. */
  readonly fields?: Fields;
  /** The value, or undefined when it was reported as wrong. `key` is its name in messages: `series.name`. */
  readonly read: (node: YamlNode, key: string, report: Report) => T | undefined;
}

export type Infer<S> = S extends Schema<infer T> ? T : never;

/** What a key means, in both languages, and how it is written. */
export interface About {
  readonly en: string;
  readonly ar: string;
  /** A value for the example, as YAML. */
  readonly example?: string;
  /** The YAML key, where it is not the property's name in kebab-case. */
  readonly key?: string;
  /** Other spellings that are read too. */
  readonly aliases?: readonly string[];
  /** What an author may call it, who comes from another tool or writes Arabic: told of, not read. */
  readonly elsewhere?: readonly string[];
}

export interface Field<T> {
  readonly schema: Schema<T>;
  readonly about: About;
  /** How the value comes when the key is absent; undefined: the key must be there. */
  readonly absent: { readonly value: T } | undefined;
}

export type Fields = Readonly<Record<string, Field<unknown>>>;
export type RecordOf<F extends Fields> = {
  readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never;
};

/** A key that must be there. */
export function required<T>(schema: Schema<T>, about: About): Field<T> {
  return { schema, about, absent: undefined };
}

/** A key that may be absent; its value then is undefined. */
export function optional<T>(schema: Schema<T>, about: About): Field<T | undefined> {
  return { schema, about, absent: { value: undefined } };
}

/** A key that stands for `value` when absent. */
export function withDefault<T>(schema: Schema<T>, value: NoInfer<T>, about: About): Field<T> {
  return { schema, about, absent: { value } };
}

const kinds = { scalar: 'text', list: 'list', map: 'record' } as const;

/** What a node is, for messages. */
export function kindOf(node: YamlNode): string {
  if (node.kind !== 'scalar') return phrase(kinds[node.kind]);
  if (node.value === null || node.text.trim() === '') return phrase('nothing');
  // `.inf` is one of YAML's, and none of ours.
  if (typeof node.value === 'number') return Number.isFinite(node.value) ? phrase('number') : node.text;
  return phrase(typeof node.value === 'boolean' ? 'flag' : 'text');
}

function wrongType(schema: Pick<Schema<unknown>, 'expected'>, node: YamlNode, key: string): Diagnostic {
  const name = key === '' ? phrase('the-whole') : key;
  return diagnose('wrong-type', { key: name, expected: schema.expected, actual: kindOf(node) }, node.span);
}

function scalar<T>(
  expected: string,
  notation: string,
  convert: (node: YamlNode & { readonly kind: 'scalar' }) => T | undefined,
): Schema<T> {
  const schema: Schema<T> = {
    expected,
    notation,
    read: (node, key, report) => {
      const value = node.kind === 'scalar' ? convert(node) : undefined;
      if (value === undefined) report(wrongType(schema, node, key));
      return value;
    },
  };
  return schema;
}

/** Text without the spaces around it; numbers and true/false count as the characters they are written with. */
export const text: Schema<string> = scalar(phrase('text'), 'text', (node) => {
  const characters = withoutSoftHyphens(node.text).trim();
  return node.value === null || characters === '' ? undefined : characters;
});

/** A number, in whatever digits. */
export const number: Schema<number> = scalar(phrase('number'), 'number', (node) => {
  const value = numberOf(node);
  return Number.isFinite(value) ? value : undefined;
});

/** A whole number. */
export const integer: Schema<number> = scalar(phrase('integer'), 'whole number', (node) => {
  const value = numberOf(node);
  return Number.isSafeInteger(value) ? value : undefined;
});

/** The number that a scalar is; YAML takes one in Arabic digits for text. */
function numberOf({ value }: YamlNode & { readonly kind: 'scalar' }): number | undefined {
  if (typeof value === 'number') return value;
  const isArabic = typeof value === 'string' && /^-?[٠-٩۰-۹]+(?:[.٫][٠-٩۰-۹]+)?$/u.test(value);
  return isArabic ? Number(inLatinDigits(value)) : undefined;
}

/** True or false. */
export const flag: Schema<boolean> = scalar(phrase('flag'), 'true | false', (node) =>
  typeof node.value === 'boolean' ? node.value : undefined,
);

/** Any YAML at all, with its places. */
export const anything: Schema<YamlNode> = { expected: '', notation: 'YAML', read: (node) => node };

/** A number between two bounds, both allowed. */
export function between(schema: Schema<number>, minimum: number, maximum: number): Schema<number> {
  return refine(schema, schema.notation, (value) => {
    if (value < minimum) return { problem: phrase('at-least', minimum) };
    return value > maximum ? { problem: phrase('at-most', maximum) } : { value };
  });
}

/** One of a few words. */
export function choice<const V extends readonly string[]>(values: V): Schema<V[number]> {
  const isValue = (value: string): value is V[number] => values.includes(value);
  return refine(text, values.join(' | '), (value) =>
    isValue(value) ? { value } : { problem: phrase('one-of', values.join(', ')) },
  );
}

/** A list; a single value counts as a list of one. */
export function list<T>(item: Schema<T>): Schema<readonly T[]> {
  return {
    expected: phrase('list'),
    notation: `list of ${item.notation}`,
    ...(item.fields === undefined ? {} : { fields: item.fields }),
    read: (node, key, report) => {
      const items = node.kind === 'list' ? node.items : [node];
      const values: T[] = [];
      items.forEach((each, index) => {
        const value = item.read(each, node.kind === 'list' ? `${key}[${index + 1}]` : key, report);
        if (value !== undefined) values.push(value);
      });
      return values;
    },
  };
}

/** A list of at least one. */
export function listOfSome<T>(item: Schema<T>): Schema<readonly T[]> {
  const all = list(item);
  return refine(all, all.notation, (values) =>
    values.length > 0 ? { value: values } : { problem: phrase('not-empty') },
  );
}

/** A map with keys of the author's choice. */
export function mapOf<T>(item: Schema<T>): Schema<ReadonlyMap<string, T>> {
  return {
    expected: phrase('record'),
    notation: `name: ${item.notation}`,
    read: (node, key, report) => {
      if (node.kind !== 'map') {
        report(wrongType({ expected: phrase('record') }, node, key));
        return undefined;
      }
      const values = new Map<string, T>();
      for (const entry of node.entries) {
        const value = item.read(entry.value, join(key, entry.key), report);
        if (value !== undefined) values.set(entry.key, value);
      }
      return values;
    },
  };
}

/** A checked or converted value; `problem` says what is wrong and becomes `invalid-value`. */
export function refine<T, U>(
  schema: Schema<T>,
  notation: string,
  convert: (value: T) => { readonly value: U } | { readonly problem: string },
): Schema<U> {
  return {
    expected: schema.expected,
    notation,
    ...(schema.fields === undefined ? {} : { fields: schema.fields }),
    read: (node, key, report) => {
      const value = schema.read(node, key, report);
      if (value === undefined) return undefined;
      const result = convert(value);
      if ('value' in result) return result.value;
      report(diagnose('invalid-value', { key, value: shown(node), reason: result.problem }, node.span));
      return undefined;
    },
  };
}

/** A value for messages. */
const shown = (node: YamlNode): string => (node.kind === 'scalar' ? node.text : written(node.span));

const longestShown = 60;

/** What stands in the file, on one line and not at any length. */
function written({ source, start, end }: Span): string {
  const line = source.text.slice(start, end).trim().replaceAll(/\s+/g, ' ');
  return line.length <= longestShown ? line : `${line.slice(0, longestShown)}…`;
}

/** A schema with a short form: where the author writes a single value, `expand` makes the full one. */
export function shorthand<S, T>(short: Schema<S>, full: Schema<T>, expand: (value: S) => T): Schema<T> {
  return {
    ...full,
    notation: `${short.notation}, or ${full.notation}`,
    read: (node, key, report) => {
      if (node.kind !== 'scalar') return full.read(node, key, report);
      const value = short.read(node, key, report);
      return value === undefined ? undefined : expand(value);
    },
  };
}

/** A schema with a second form: what is not a map is read by `other`, and `expand` makes the full value of it. */
export function mapOr<S, T>(other: Schema<S>, full: Schema<T>, expand: (value: S) => T): Schema<T> {
  return {
    ...full,
    notation: `${other.notation}, or ${full.notation}`,
    read: (node, key, report) => {
      if (node.kind === 'map') return full.read(node, key, report);
      const value = other.read(node, key, report);
      return value === undefined ? undefined : expand(value);
    },
  };
}

/** Yes, no, or yes with values that change a design; these are checked by another schema, with their places. */
export type Changes = boolean | YamlMap;

export const changes: Schema<Changes> = {
  expected: phrase('changes'),
  notation: 'true | false, or values of the design to change',
  read: (node, key, report) => {
    if (node.kind === 'map') return node;
    if (node.kind === 'scalar' && typeof node.value === 'boolean') return node.value;
    report(wrongType(changes, node, key));
    return undefined;
  },
};

/** A name and the values changed under it; what may be changed is checked by another schema, with `node`. */
export interface Named {
  readonly name: string;
  readonly overrides: Readonly<Record<string, unknown>>;
  /** The same as `overrides`, with places. */
  readonly node?: YamlMap;
  /** Where the name stands, if it is given. */
  readonly span?: Span;
}

/** A name alone, or a map with `name` (`usualName` if absent) and further keys of any kind. */
export function named(usualName: string): Schema<Named> {
  return {
    expected: phrase('text'),
    notation: 'name, or name and values to change',
    read: (node, key, report) => {
      if (node.kind !== 'map') {
        const name = text.read(node, key, report);
        return name === undefined ? undefined : { name, overrides: {}, span: node.span };
      }
      const own = node.entries.find((entry) => entry.key === 'name');
      const name = own === undefined ? usualName : text.read(own.value, join(key, 'name'), report);
      if (name === undefined) return undefined;
      const changed = { ...node, entries: node.entries.filter((entry) => entry.key !== 'name') };
      const place = own === undefined ? {} : { span: own.value.span };
      return { name, overrides: plainRecord(changed), node: changed, ...place };
    },
  };
}

const join = (key: string, child: string): string => (key === '' ? child : `${key}.${child}`);

/** The YAML key of a property: its own spelling, else kebab-case. */
export function yamlKey(name: string, field: Field<unknown>): string {
  return field.about.key ?? name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/**
 * A map with known keys. Unknown keys are reported with the nearest known one; a wrong value is reported
 * and its default taken, so that the rest is checked too. Undefined only if a required key failed.
 */
export function record<F extends Fields>(fields: F): Schema<RecordOf<F>> & { readonly fields: F } {
  const isComplete = (value: object): value is RecordOf<F> =>
    Object.keys(fields).every((name) => Object.hasOwn(value, name));
  return {
    expected: phrase('record'),
    notation: 'keys below',
    fields,
    read: (node, key, report) => {
      if (node.kind !== 'map') {
        report(wrongType({ expected: phrase('record') }, node, key));
        return undefined;
      }
      const known = new Set<string>();
      const value: Record<string, unknown> = {};
      for (const [name, field] of Object.entries(fields)) {
        const spellings = [yamlKey(name, field), ...(field.about.aliases ?? [])];
        for (const spelling of spellings) known.add(spelling);
        const given = node.entries.filter((each) => spellings.includes(each.key) && !isNothing(each.value));
        const [entry, ...others] = given;
        for (const other of others) reportTwice(other, given, key, report);
        const result = readField(field, entry, join(key, spellings[0] ?? name), node, report);
        if (result !== undefined) value[name] = result.value;
      }
      reportUnknown(node.entries, known, otherNames(fields), key, report);
      return isComplete(value) ? value : undefined;
    },
  };
}

/** Reports a key that is another spelling of one before it. */
function reportTwice(entry: YamlEntry, given: readonly YamlEntry[], key: string, report: Report): void {
  const reason = phrase('key-twice', given.map((each) => each.key).join(', '));
  const value = shown(entry.value);
  report(diagnose('invalid-value', { key: join(key, entry.key), value, reason }, entry.value.span));
}

const isNothing = (node: YamlNode): boolean => node.kind === 'scalar' && node.value === null;

function readField<T>(
  field: Field<T>,
  entry: YamlEntry | undefined,
  key: string,
  parent: YamlNode,
  report: Report,
): { readonly value: T } | undefined {
  const value = entry === undefined ? undefined : field.schema.read(entry.value, key, report);
  if (value !== undefined) return { value };
  if (entry === undefined && field.absent === undefined) {
    const { source, start } = parent.span;
    const name = key.split('.').at(-1) ?? key;
    const place = source.path.endsWith('design.yaml') ? 'add-to-design' : 'add-line';
    const advice = name === key ? phrase(place, key) : phrase('add-inside', name);
    report(diagnose('missing-metadata-key', { key, advice }, { source, start, end: start }));
  }
  return field.absent;
}

/** Keys by other names that are surely meant: those of records within by their own, as `isbn` is `identifiers.isbn`. */
function otherNames(fields: Fields): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  for (const [name, field] of Object.entries(fields)) {
    const outer = yamlKey(name, field);
    for (const other of field.about.elsewhere ?? []) keys.set(other, outer);
    for (const [inner, each] of Object.entries(field.schema.fields ?? {}))
      keys.set(yamlKey(inner, each), `${outer}.${yamlKey(inner, each)}`);
  }
  return keys;
}

function reportUnknown(
  entries: readonly YamlEntry[],
  known: ReadonlySet<string>,
  others: ReadonlyMap<string, string>,
  key: string,
  report: Report,
): void {
  for (const entry of entries) {
    if (known.has(entry.key)) continue;
    const meant = others.get(entry.key) ?? others.get(entry.key.toLowerCase());
    const suggestion =
      meant === undefined ? suggestionFor(entry.key, [...known]) : phrase('did-you-mean', meant);
    report(diagnose('unknown-metadata-key', { key: join(key, entry.key), suggestion }, entry.keySpan));
  }
}

/**
 * A YAML example of a record: each key with a line that explains it, and one for each key within it, the required
 * ones live and the others commented out.
 */
export function commentedExample(schema: { readonly fields: Fields }, language: 'en' | 'ar'): string {
  const entries = Object.entries(schema.fields).map(([name, field]) => {
    const line = `${yamlKey(name, field)}: ${field.about.example ?? ''}`.trimEnd();
    const inner = Object.entries(field.schema.fields ?? {}).map(
      ([key, each]) => `#   ${yamlKey(key, each)}: ${each.about[language]}\n`,
    );
    return `# ${field.about[language]}\n${inner.join('')}${field.absent === undefined ? '' : '# '}${line}\n`;
  });
  return entries.join('\n');
}

/**
 * The reference as a Markdown table: key, value, default, meaning; the keys of records follow theirs, but those of
 * records that have a table of their own under a name.
 */
export function referenceTable(
  schema: { readonly fields: Fields },
  language: 'en' | 'ar',
  shared: ReadonlyMap<Fields, string> = new Map(),
): string {
  const head = { en: ['Key', 'Value', 'Default', 'Meaning'], ar: ['المفتاح', 'القيمة', 'المعتاد', 'المعنى'] };
  const rows = [
    head[language],
    head[language].map(() => '---'),
    ...referenceRows(schema.fields, '', language, shared),
  ];
  return `${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}\n`;
}

function referenceRows(
  fields: Fields,
  prefix: string,
  language: 'en' | 'ar',
  shared: ReadonlyMap<Fields, string>,
): readonly (readonly string[])[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const key = join(prefix, yamlKey(name, field));
    const { notation, fields: inner } = field.schema;
    const own = inner === undefined ? undefined : shared.get(inner);
    const row = [
      `\`${key}\``,
      own === undefined
        ? notationIn(language, notation).replaceAll('|', '\\|')
        : notation.replace('keys below', `keys of ${own}`),
      field.absent === undefined ? { en: 'required', ar: 'لازم' }[language] : defaultText(field.absent.value),
      field.about[language],
    ];
    return [row, ...referenceRows(own === undefined ? (inner ?? {}) : {}, key, language, shared)];
  });
}

/** The kinds of value in Arabic; names and words of YAML itself stay as they are written. */
const arabicNotations: Readonly<Record<string, string>> = {
  text: 'نص',
  number: 'عدد',
  role: 'دور',
  name: 'اسم',
  'keys below': 'المفاتيح التي تليه',
  'a–z, 0–9, hyphens': 'a–z و0–9 والشرطة',
  'YYYY, YYYY-MM or YYYY-MM-DD': 'YYYY أو YYYY-MM أو YYYY-MM-DD',
  'name and values to change': 'اسم وما يُغيَّر من القيم',
  'values of the design to change': 'ما يُغيَّر من قيم التصميم',
};

function notationIn(language: 'en' | 'ar', notation: string): string {
  if (language === 'en') return notation;
  const alternatives = notation.split(', or ').map((each) => {
    const item = /^list of (.*)$/.exec(each)?.[1];
    return item === undefined ? (arabicNotations[each] ?? each) : `قائمة من ${arabicNotations[item] ?? item}`;
  });
  return alternatives.join('، أو ');
}

/** A default as a reader of the table wants it: nothing for what is simply absent. */
function defaultText(value: unknown): string {
  if (value === '') return '';
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return `\`${value}\``;
  if (typeof value === 'object' && value !== null && 'name' in value) return defaultText(value.name);
  return '';
}
