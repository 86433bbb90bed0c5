/**
 * argv -> command. Uses `node:util` parseArgs for the splitting; what is wrong comes back as a usage error
 * (exit code 2), never as an exception.
 */

import { type ParseArgsConfig, parseArgs } from 'node:util';
import { type FormatName, formatNames } from '../book/formats.ts';

const messageLanguages = ['en', 'ar'] as const;
export type MessageLanguage = (typeof messageLanguages)[number];

export const dumpStages = ['text', 'book', 'styled', 'structure', 'lines', 'pages'] as const;
export type DumpStage = (typeof dumpStages)[number];

/** A report is what its name ends in. */
const reportForms = ['FILE.json', 'FILE.html'] as const;

export interface BuildCommand {
  readonly kind: 'build' | 'check';
  /** Paths as given; empty: every book under `content/`. */
  readonly books: readonly string[];
  readonly out: string;
  /** Undefined: what each book's metadata says. */
  readonly formats: readonly FormatName[] | undefined;
  readonly strict: boolean;
  readonly report: string | undefined;
  readonly dump: DumpStage | undefined;
  readonly language: MessageLanguage;
  readonly json: boolean;
}

export interface NewCommand {
  readonly kind: 'new';
  readonly folder: string;
  readonly language: MessageLanguage;
}

export interface DesignsCommand {
  readonly kind: 'designs';
  readonly language: MessageLanguage;
}

export interface SpecimenCommand {
  readonly kind: 'specimen';
  readonly design: string;
  readonly out: string;
  readonly language: MessageLanguage;
}

export interface HelpCommand {
  readonly kind: 'help';
  /** Undefined: the overview. */
  readonly topic: CommandName | undefined;
  readonly language: MessageLanguage;
}

export interface VersionCommand {
  readonly kind: 'version';
}

export interface UsageError {
  readonly kind: 'usage-error';
  readonly problem: UsageProblem;
  readonly subject: string;
  /** What may stand there instead; empty where anything may. */
  readonly known: readonly string[];
  /** Whose help says more; undefined: the overview. */
  readonly command: CommandName | undefined;
  readonly language: MessageLanguage;
}

export const commandNames = ['build', 'check', 'new', 'designs', 'specimen'] as const;
export type CommandName = (typeof commandNames)[number];

export type UsageProblem =
  | 'unknown-command'
  | 'unknown-option'
  | 'missing-value'
  | 'invalid-value'
  | 'empty-argument'
  | 'missing-folder'
  | 'missing-design'
  | 'too-many-arguments';

export type Command =
  | BuildCommand
  | NewCommand
  | DesignsCommand
  | SpecimenCommand
  | HelpCommand
  | VersionCommand
  | UsageError;

/** A check writes nothing: it is told of no place to write to. */
const checkOptions = {
  format: { type: 'string', short: 'f' },
  strict: { type: 'boolean' },
  report: { type: 'string' },
  lang: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsConfig['options'];

const buildOptions = {
  out: { type: 'string', short: 'o' },
  dump: { type: 'string' },
  ...checkOptions,
} as const satisfies ParseArgsConfig['options'];

const plainOptions = {
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsConfig['options'];

const specimenOptions = {
  out: { type: 'string', short: 'o' },
  ...plainOptions,
} as const satisfies ParseArgsConfig['options'];

/** Understands the arguments after `warraq`. */
export function parseCommand(argv: readonly string[], language = languageOf(argv)): Command {
  const [name, ...rest] = argv;
  switch (name) {
    case undefined:
    case 'help':
    case '--help':
    case '-h':
      return parseHelp(rest, language);
    case '--version':
    case '-v':
    case 'version':
      return { kind: 'version' };
    case 'build':
    case 'check':
      return parseBuild(name, rest, language);
    case 'new':
      return parseNew(rest, language);
    case 'designs':
      return parseDesigns(rest, language);
    case 'specimen':
      return parseSpecimen(rest, language);
    default:
      if (name === '--lang' || name.startsWith('--lang=')) return parseAfterLanguage(argv, language);
      return unknownCommand(name, language);
  }
}

/** The language may stand before the command. */
function parseAfterLanguage(argv: readonly string[], language: MessageLanguage): Command {
  const length = argv[0] === '--lang' ? 2 : 1;
  const parsed = split(argv.slice(0, length), plainOptions);
  if (!parsed.ok) return failing(undefined, language)(parsed.problem, parsed.subject, parsed.known);
  return parseCommand(argv.slice(length), language);
}

function unknownCommand(name: string, language: MessageLanguage): UsageError {
  const fail = failing(undefined, language);
  return name === '' ? fail('empty-argument', '') : fail('unknown-command', name, [...commandNames, 'help']);
}

/** Commands of which the overview says all there is to say. */
const plainCommands: ReadonlySet<string> = new Set(['help', 'version']);

function parseHelp(rest: readonly string[], language: MessageLanguage): Command {
  const fail = failing(undefined, language);
  const parsed = split(rest, plainOptions);
  if (!parsed.ok) return fail(parsed.problem, parsed.subject, parsed.known);
  const [topic, extra] = parsed.positionals;
  if (extra !== undefined) return fail('too-many-arguments', extra);
  if (topic === undefined || plainCommands.has(topic)) return { kind: 'help', topic: undefined, language };
  const command = commandNames.find((name) => name === topic);
  return command === undefined ? unknownCommand(topic, language) : { kind: 'help', topic: command, language };
}

const failing =
  (command: CommandName | undefined, language: MessageLanguage) =>
  (problem: UsageProblem, subject: string, known: readonly string[] = []): UsageError => ({
    kind: 'usage-error',
    problem,
    subject,
    known,
    command,
    language,
  });

function parseBuild(kind: 'build' | 'check', rest: readonly string[], language: MessageLanguage): Command {
  const fail = failing(kind, language);
  const parsed: Split<typeof buildOptions> = split(rest, kind === 'build' ? buildOptions : checkOptions);
  if (!parsed.ok) return fail(parsed.problem, parsed.subject, parsed.known);
  const { values, positionals } = parsed;
  if (values.help === true) return { kind: 'help', topic: kind, language };
  const formats: FormatName[] = [];
  for (const name of values.format?.split(',') ?? []) {
    const format = formatNames.find((known) => known === name.trim());
    // Between two commas nothing could be shown.
    const shown = name.trim() === '' ? values.format : name;
    if (format === undefined) return fail('invalid-value', `--format ${shown}`, formatNames);
    if (!formats.includes(format)) formats.push(format);
  }
  const dump = dumpStages.find((stage) => stage === values.dump);
  if (values.dump !== undefined && dump === undefined)
    return fail('invalid-value', `--dump ${values.dump}`, dumpStages);
  if (values.report !== undefined && !/\.(?:json|x?html?)$/i.test(values.report))
    return fail('invalid-value', `--report ${values.report}`, reportForms);
  return {
    kind,
    books: positionals,
    out: values.out ?? 'build',
    formats: formats.length === 0 ? undefined : formats,
    strict: values.strict === true,
    report: values.report,
    dump,
    language,
    json: values.json === true,
  };
}

function parseNew(rest: readonly string[], language: MessageLanguage): Command {
  const fail = failing('new', language);
  const parsed = split(rest, plainOptions);
  if (!parsed.ok) return fail(parsed.problem, parsed.subject, parsed.known);
  if (parsed.values.help === true) return { kind: 'help', topic: 'new', language };
  const [folder, extra] = parsed.positionals;
  if (folder === undefined) return fail('missing-folder', 'new');
  if (extra !== undefined) return fail('too-many-arguments', extra);
  return { kind: 'new', folder, language };
}

function parseDesigns(rest: readonly string[], language: MessageLanguage): Command {
  const fail = failing('designs', language);
  const parsed = split(rest, plainOptions);
  if (!parsed.ok) return fail(parsed.problem, parsed.subject, parsed.known);
  if (parsed.values.help === true) return { kind: 'help', topic: 'designs', language };
  const [extra] = parsed.positionals;
  if (extra !== undefined) return fail('too-many-arguments', extra);
  return { kind: 'designs', language };
}

function parseSpecimen(rest: readonly string[], language: MessageLanguage): Command {
  const fail = failing('specimen', language);
  const parsed = split(rest, specimenOptions);
  if (!parsed.ok) return fail(parsed.problem, parsed.subject, parsed.known);
  const { values, positionals } = parsed;
  if (values.help === true) return { kind: 'help', topic: 'specimen', language };
  const [design, extra] = positionals;
  if (design === undefined) return fail('missing-design', 'specimen');
  if (extra !== undefined) return fail('too-many-arguments', extra);
  return { kind: 'specimen', design, out: values.out ?? 'build', language };
}

type Split<O extends NonNullable<ParseArgsConfig['options']>> =
  | {
      readonly ok: true;
      readonly values: ReturnType<typeof parseArgs<{ options: O }>>['values'];
      readonly positionals: readonly string[];
    }
  | {
      readonly ok: false;
      readonly problem: UsageProblem;
      readonly subject: string;
      readonly known: readonly string[];
    };

/** parseArgs reports by throwing; this turns its two kinds of complaint into values. */
function split<O extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: O,
): Split<O> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options,
      allowPositionals: true,
      strict: true,
    });
    const wrong: unknown = 'lang' in values ? values.lang : undefined;
    if (typeof wrong === 'string' && !isMessageLanguage(wrong))
      return { ok: false, problem: 'invalid-value', subject: `--lang ${wrong}`, known: messageLanguages };
    // What a shell makes of `--out "$UNSET"`.
    const empty = Object.entries(values).find(([, value]) => value === '');
    if (empty !== undefined)
      return { ok: false, problem: 'missing-value', subject: `--${empty[0]}`, known: [] };
    // Of `warraq new "$UNSET"`: the root of the disk, to which paths would be added.
    if (positionals.includes('')) return { ok: false, problem: 'empty-argument', subject: '', known: [] };
    return { ok: true, values, positionals };
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    // «Option '-o, --out <value>' argument missing»: the long name, where there is one.
    const subject = /'(?:-\w, )?(-[^' ]*)/.exec(message)?.[1] ?? '';
    const known = Object.keys(options).map((name) => `--${name}`);
    return message.startsWith('Unknown option')
      ? { ok: false, problem: 'unknown-option', subject, known }
      : { ok: false, problem: 'missing-value', subject, known: [] };
  }
}

function isMessageLanguage(value: string): value is MessageLanguage {
  return messageLanguages.some((known) => known === value);
}

function languageOf(argv: readonly string[]): MessageLanguage {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const value = argv[at]?.split('=')[1] ?? argv[at + 1];
  return at >= 0 && value === 'ar' ? 'ar' : 'en';
}
