/** `warraq designs` and `warraq specimen DESIGN`: what designs there are, and how one looks on four pages. */

import { specimen } from '../book/specimen.ts';
import { designNames, loadDesign } from '../design/load.ts';
import { type Diagnostic, diagnose, hasErrors } from '../diagnostics/diagnostic.ts';
import { ownMistake } from '../diagnostics/own-mistake.ts';
import { phrase } from '../diagnostics/phrases.ts';
import type { Host } from '../host.ts';
import { publishPdf } from '../pipeline.ts';
import { createStopwatch } from '../stopwatch.ts';
import type { DesignsCommand, MessageLanguage, SpecimenCommand } from './arguments.ts';
import { packageRoot } from './books.ts';
import { printMessages } from './messages.ts';

/** Prints the designs, a line each; gives the exit code. */
export function runDesigns(host: Host, { language }: DesignsCommand): number {
  const roots = rootsHere(host);
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

/** Where designs are found from here: a book's own, where the command is given in its folder, and Warraq's. */
const rootsHere = (host: Host): readonly string[] => ['templates', `${packageRoot(host)}/templates`];

const plainDesign = (name: string): Parameters<typeof loadDesign>[2]['design'] => ({ name, overrides: {} });

/** Where the specimen's manuscript is read from: it stands in no folder. */
const manuscript = 'specimen.md';

/** Writes the specimen of a design as a PDF: its cover, and three pages with every kind of block. */
export async function runSpecimen(host: Host, command: SpecimenCommand): Promise<number> {
  const { design, language } = command;
  const names = designNames(host, rootsHere(host));
  if (!names.includes(design)) {
    return finish([diagnose('missing-design', { name: design, names: names.join(', ') })], language);
  }
  try {
    return finish(await writeSpecimen(host, command), language);
  } catch (error) {
    return finish([ownMistake(design, error)], language);
  }
}

/** What there was to say of it. */
async function writeSpecimen(host: Host, { design, out }: SpecimenCommand): Promise<readonly Diagnostic[]> {
  const root = packageRoot(host);
  const stopwatch = createStopwatch(
    () => host.milliseconds(),
    () => undefined,
  );
  const { value, diagnostics } = await publishPdf(
    withManuscript(host, specimen(design)),
    manuscript,
    {
      templateRoots: [`${root}/templates`],
      fontRoots: [`${root}/fonts`],
      sections: ['cover', 'chapter'],
    },
    true,
    stopwatch,
  );
  if (value?.pdf === undefined) return diagnostics;
  const path = `${out}/specimen-${design}.pdf`;
  const written = host.writeWhole(path, value.pdf);
  if (!written.ok)
    return [...diagnostics, diagnose('unwritable-output', { path, reason: phrase(written.reason) })];
  process.stdout.write(`${path}\n`);
  return diagnostics;
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
  printMessages(said, language);
  return hasErrors(said) ? 1 : 0;
}
