/** `warraq designs` and `warraq specimen DESIGN`: what designs there are, and how one looks on four pages. */

import { specimen } from '../book/specimen.ts';
import { designNames, loadDesign } from '../design/load.ts';
import { type Diagnostic, diagnose, hasErrors } from '../diagnostics/diagnostic.ts';
import { phrase } from '../diagnostics/phrases.ts';
import { renderDiagnostic } from '../diagnostics/render.ts';
import type { Host } from '../host.ts';
import { publishPdf } from '../pipeline.ts';
import { createStopwatch } from '../stopwatch.ts';
import type { DesignsCommand, MessageLanguage, SpecimenCommand } from './arguments.ts';
import { packageRoot } from './books.ts';

/** Prints the designs, a line each; gives the exit code. */
export function runDesigns(host: Host, { language }: DesignsCommand): number {
  const roots = [`${packageRoot(host)}/templates`];
  const names = designNames(host, roots);
  const widest = Math.max(0, ...names.map(({ length }) => length));
  const said: Diagnostic[] = [];
  for (const name of names) {
    const { value, diagnostics } = loadDesign(host, roots, { design: plainDesign(name), language: 'ar' });
    said.push(...diagnostics);
    if (value === undefined) continue;
    const { description, descriptionAr } = value;
    const line = language === 'ar' && descriptionAr !== '' ? descriptionAr : description;
    process.stdout.write(`${name.padEnd(widest)}  ${line}\n`);
  }
  return finish(said, language);
}

const plainDesign = (name: string): Parameters<typeof loadDesign>[2]['design'] => ({ name, overrides: {} });

/** Where the specimen's manuscript is read from: it stands in no folder. */
const manuscript = 'specimen.md';

/** Writes the specimen of a design as a PDF: its cover, and three pages with every kind of block. */
export async function runSpecimen(host: Host, command: SpecimenCommand): Promise<number> {
  const { design, out, language } = command;
  const root = packageRoot(host);
  const templateRoots = [`${root}/templates`];
  const names = designNames(host, templateRoots);
  if (!names.includes(design)) {
    return finish([diagnose('missing-design', { name: design, names: names.join(', ') })], language);
  }
  const stopwatch = createStopwatch(
    () => host.milliseconds(),
    () => undefined,
  );
  const { value, diagnostics } = await publishPdf(
    withManuscript(host, specimen(design)),
    manuscript,
    { templateRoots, fontRoots: [`${root}/fonts`], sections: ['cover', 'chapter'] },
    true,
    stopwatch,
  );
  const said = [...diagnostics];
  if (value?.pdf !== undefined) {
    const path = `${out}/specimen-${design}.pdf`;
    const written = host.writeWhole(path, value.pdf);
    if (written.ok) process.stdout.write(`${path}\n`);
    else said.push(diagnose('unwritable-output', { path, reason: phrase(written.reason) }));
  }
  return finish(said, language);
}

const isOurs = (path: string): boolean => path === manuscript || path === `./${manuscript}`;

/** A host with one more file. */
function withManuscript(host: Host, text: string): Host {
  return {
    ...host,
    readBytes: (path) =>
      isOurs(path) ? { ok: true, value: new TextEncoder().encode(text) } : host.readBytes(path),
    exists: (path) => isOurs(path) || host.exists(path),
    isFolder: (path) => !isOurs(path) && host.isFolder(path),
  };
}

function finish(said: readonly Diagnostic[], language: MessageLanguage): number {
  for (const diagnostic of said) process.stderr.write(`${renderDiagnostic(diagnostic, language)}\n`);
  return hasErrors(said) ? 1 : 0;
}
