/** `warraq new DIR`: writes a book that builds as it is. */

import { newBook } from '../book/new-book.ts';
import { diagnose } from '../diagnostics/diagnostic.ts';
import { phrase } from '../diagnostics/phrases.ts';
import { renderDiagnostic } from '../diagnostics/render.ts';
import type { Host } from '../host.ts';
import type { NewCommand } from './arguments.ts';

/** Runs the command; gives the exit code. */
export function runNew(host: Host, command: NewCommand): number {
  const existing = host.list(command.folder);
  if ((existing.ok && existing.value.length > 0) || (!existing.ok && existing.reason !== 'missing')) {
    const problem = diagnose('folder-not-empty', { path: command.folder });
    process.stderr.write(`${renderDiagnostic(problem, command.language)}\n`);
    return 1;
  }
  for (const [name, text] of newBook()) {
    const path = `${command.folder}/${name}`;
    const written = host.writeWhole(path, new TextEncoder().encode(text));
    if (!written.ok) {
      const problem = diagnose('unwritable-output', { path, reason: phrase(written.reason) });
      process.stderr.write(`${renderDiagnostic(problem, command.language)}\n`);
      return 1;
    }
    process.stdout.write(`${path}\n`);
  }
  process.stdout.write(
    command.language === 'ar'
      ? `والآن: warraq build ${command.folder}\n`
      : `Now: warraq build ${command.folder}\n`,
  );
  return 0;
}
