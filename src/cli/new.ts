/** `warraq new DIR`: writes a book that builds as it is. */

import { newBook } from '../book/new-book.ts';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { phrase } from '../diagnostics/phrases.ts';
import { renderDiagnostic } from '../diagnostics/render.ts';
import type { Host, HostFailure } from '../host.ts';
import type { NewCommand } from './arguments.ts';

/** Runs the command; gives the exit code. */
export function runNew(host: Host, command: NewCommand): number {
  const existing = host.list(command.folder);
  if (existing.ok && existing.value.length > 0)
    return failed(diagnose('folder-not-empty', { path: command.folder }), command);
  if (!existing.ok && existing.reason !== 'missing')
    return failed(unwritable(command.folder, existing), command);
  for (const [name, text] of newBook()) {
    const path = `${command.folder}/${name}`;
    const written = host.writeWhole(path, new TextEncoder().encode(text));
    if (!written.ok) return failed(unwritable(path, written), command);
    process.stdout.write(`${path}\n`);
  }
  process.stdout.write(
    command.language === 'ar'
      ? `والآن: warraq build ${asArgument(command.folder)}\n`
      : `Now: warraq build ${asArgument(command.folder)}\n`,
  );
  return 0;
}

/** A path as a command line takes it whole. */
const asArgument = (path: string): string => (/[^\p{L}\p{M}\p{N}/\\._:~-]/u.test(path) ? `"${path}"` : path);

function unwritable(path: string, { reason }: { readonly reason: HostFailure }): Diagnostic {
  return diagnose('unwritable-output', { path, reason: phrase(reason) });
}

function failed(problem: Diagnostic, { language }: NewCommand): number {
  process.stderr.write(`${renderDiagnostic(problem, language)}\n`);
  return 1;
}
