/**
 * A diagnostic as lines of text: `path:line:column severity[code] message`, related places, hint. Words of
 * the other direction inside a message stand between U+2068 and U+2069 (FSI, PDI; UAX #9 §2.4), so that the
 * line reads right in a terminal; there are no carets, which land wrong under Arabic.
 */

import { hasLetters } from '../book/language.ts';
import { positionAt, type Span } from '../source.ts';
import { codes } from './codes.ts';
import type { Diagnostic, Severity } from './diagnostic.ts';
import { words } from './phrases.ts';

export type MessageLanguage = 'en' | 'ar';

const severities: Readonly<Record<Severity, Readonly<Record<MessageLanguage, string>>>> = {
  error: { en: 'error', ar: 'خطأ' },
  warning: { en: 'warning', ar: 'تحذير' },
  hint: { en: 'hint', ar: 'إرشاد' },
};

/** Related places listed; the others are counted. */
const placesListed = 10;
/** Longest parameter shown, in UTF-16 units. */
const parameterLength = 120;

/** The whole diagnostic, one or more lines without a final line feed. */
export function renderDiagnostic(diagnostic: Diagnostic, language: MessageLanguage): string {
  const head = `${renderKind(diagnostic, language)} ${renderMessage(diagnostic, language)}`;
  const lines = [diagnostic.span === undefined ? head : `${renderPlace(diagnostic.span)} ${head}`];
  const related = diagnostic.related ?? [];
  for (const span of related.slice(0, placesListed)) {
    lines.push(language === 'ar' ? `  وأيضًا ${renderPlace(span)}` : `  also ${renderPlace(span)}`);
  }
  const more = related.length - placesListed;
  if (more > 0) lines.push(language === 'ar' ? `  ومواضع أخرى عددها ${more}` : `  and ${more} more`);
  const hint = renderHint(diagnostic, language);
  if (hint !== undefined) lines.push(`  ${hint}`);
  return lines.join('\n');
}

/** `warning[loose-line]`. */
export function renderKind({ severity, code }: Diagnostic, language: MessageLanguage): string {
  return `${severities[severity][language]}[${code}]`;
}

/** The message alone, in a language. */
export function renderMessage(diagnostic: Diagnostic, language: MessageLanguage): string {
  return fill(codes[diagnostic.code][language], diagnostic.params, language);
}

/** What the user can do about it, if the code knows. */
export function renderHint(diagnostic: Diagnostic, language: MessageLanguage): string | undefined {
  const hint = codes[diagnostic.code].hint;
  if (hint === undefined) return undefined;
  const text = fill(hint[language], diagnostic.params, language);
  return text.trim() === '' ? undefined : text;
}

/** `path:line:column`, as terminals and editors make it a link. */
export function renderPlace(span: Span): string {
  const { line, column } = positionAt(span.source, span.start);
  return `${isolate(span.source.path, 'en')}:${line}:${column}`;
}

function fill(template: string, params: Diagnostic['params'], language: MessageLanguage): string {
  return template.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = params[name];
    if (value === undefined) return placeholder;
    if (typeof value === 'number') return String(value);
    const resolved = words(value, language);
    return resolved === value ? isolate(shorten(value), language) : resolved;
  });
}

/** On one line, without control characters, and not too long. */
function shorten(text: string): string {
  const line = text.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
  if (line.length <= parameterLength) return line;
  // A surrogate pair is not cut in two.
  const end = /[\u{d800}-\u{dbff}]/u.test(line.charAt(parameterLength - 1))
    ? parameterLength - 1
    : parameterLength;
  return `${line.slice(0, end)}…`;
}

/** Wraps text that holds letters of the direction the message has not, or controls that could spill out of it. */
function isolate(text: string, language: MessageLanguage): string {
  const isForeign = hasLetters(text, language === 'en' ? 'rtl' : 'ltr');
  const hasControls = /\p{Bidi_Control}/u.test(text);
  return isForeign || hasControls ? `\u{2068}${text}\u{2069}` : text;
}
