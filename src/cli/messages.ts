/**
 * What there is to say of the books, as it is printed. At a terminal thousands of warnings of one kind would push all
 * others out of sight: there some of each are printed and the rest counted. In a file or a pipe stand all of them.
 */

import type { Code } from '../diagnostics/codes.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type MessageLanguage, renderDiagnostic, renderKind } from '../diagnostics/render.ts';

/** Warnings of one code that a terminal shows. */
const mostAlike = 40;

/** Prints them on standard error. */
export function printMessages(diagnostics: readonly Diagnostic[], language: MessageLanguage): void {
  for (const message of messages(diagnostics, language, process.stderr.isTTY)) process.stderr.write(message);
}

/** The messages, each with its line feeds. Errors are all shown: each must be mended. */
export function messages(
  diagnostics: readonly Diagnostic[],
  language: MessageLanguage,
  isTerminal: boolean,
): readonly string[] {
  const counts = new Map<Code, number>();
  const left = new Map<Code, Diagnostic>();
  const shown = diagnostics.filter((diagnostic) => {
    const count = (counts.get(diagnostic.code) ?? 0) + 1;
    counts.set(diagnostic.code, count);
    const isShown = !isTerminal || diagnostic.severity === 'error' || count <= mostAlike;
    if (!isShown) left.set(diagnostic.code, diagnostic);
    return isShown;
  });
  return [
    ...shown.map((diagnostic) => `${renderDiagnostic(diagnostic, language)}\n`),
    ...[...left.values()].map((diagnostic) => {
      const more = (counts.get(diagnostic.code) ?? 0) - mostAlike;
      const kind = renderKind(diagnostic, language);
      return language === 'ar'
        ? `… و${more} غيرها: ${kind}. كلها مع ‎--json وفي ملف (‎2> FILE)\n`
        : `… and ${more} more: ${kind}. All of them with --json, or in a file (2> FILE)\n`;
    }),
  ];
}
