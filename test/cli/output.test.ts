/** Where the files go: what cannot be written is said, and what was there before stays whole. */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { parseCommand } from '../../src/cli/arguments.ts';
import { runBuild } from '../../src/cli/build.ts';
import { invariant } from '../../src/diagnostics/diagnostic.ts';
import { createHost, type Host } from '../../src/host.ts';
import { filesIn, folder, programPath, summaryOf, warraq, write } from '../support/program.ts';

const letter = { 'letter.md': '---\ntitle: رسالة\n---\n\n# فصل\n\nنص.\n' };

it.each([
  ['a file', 'file', 'a part of the path is not a folder'],
  ['below a file', 'file/below', 'a part of the path is not a folder'],
  ['where nothing can be made', '/proc/warraq', 'it does not exist'],
])('an output folder that is %s is an error that says so', async (_, out, reason) => {
  const home = folder({ ...letter, file: 'mine' });
  const run = await warraq(['build', 'letter.md', '--format', 'pdf', '--out', out], { in: home });
  expect(run.code).toBe(1);
  expect(run.stderr).toBe(
    `error[unwritable-output] “${out}/letter.pdf” cannot be written: ${reason}\n` +
      '  Nothing was changed there. Name another folder (for books, with --out).\n',
  );
  expect(filesIn(home)).toEqual(['file', 'letter.md']);
});

it('a folder in the place of a file is an error, and the other file is written', async () => {
  const home = folder({ ...letter, 'build/letter.pdf/mine': '' });
  const run = await warraq(['build', 'letter.md', '--json'], { in: home });
  expect(summaryOf(run).books[0]?.diagnostics).toMatchObject([
    { code: 'unwritable-output', params: { path: 'build/letter.pdf', reason: 'it is a folder' } },
  ]);
  expect(run.code).toBe(1);
  expect(filesIn(join(home, 'build'))).toEqual(['letter.epub', 'letter.pdf/mine']);
});

it('a report that cannot be written is an error', async () => {
  const home = folder({ ...letter, file: 'mine' });
  const run = await warraq(['check', 'letter.md', '--format', 'pdf', '--report', 'file/report.json'], {
    in: home,
  });
  expect([run.code, filesIn(home)]).toEqual([1, ['file', 'letter.md']]);
  expect(run.stderr).toContain('[unwritable-output]');
});

it('a disk that fills up while writing leaves the old file and nothing else', () => {
  const home = folder({ ...letter, 'build/letter.pdf': 'the old one' });
  // The shell's limit on the size of files makes the system refuse after 4 kB, as a full disk does.
  const { status, stderr } = spawnSync(
    'sh',
    ['-c', 'ulimit -f 8 && exec "$@"', 'sh', process.execPath, programPath, 'build', 'letter.md'],
    { cwd: home, encoding: 'utf8' },
  );
  expect(status).toBe(1);
  expect(stderr.match(/error\[unwritable-output\]/g)).toHaveLength(2);
  expect(stderr).not.toMatch(/^ +at /m);
  expect(filesIn(home)).toEqual(['build/letter.pdf', 'letter.md']);
  expect(readFileSync(join(home, 'build/letter.pdf'), 'utf8')).toBe('the old one');
});

/** Runs the program as part of a shell's line, in which it is `"$@"`. */
function inShell(
  line: string,
  args: readonly string[],
  home: string,
): { status: number | null; stderr: string } {
  const shell = ['-c', line, 'sh', process.execPath, programPath, ...args];
  return spawnSync('sh', shell, { cwd: home, encoding: 'utf8' });
}

it('a reader that stops reading is no error of ours, and hides none', () => {
  const home = folder();
  const text = 'كان الورّاق ينسخ الكتب ويجلّدها ويبيعها في السوق.\n\n'.repeat(5000);
  write(home, { 'long.md': `---\ntitle: كتاب\n---\n\n${text}`, 'bad.md': 'نص.\n', ...letter });
  expect(inShell('"$@" | head -c 10', ['build', 'long.md', '--dump', 'text'], home).stderr).toBe('');
  const exitCode = '{ "$@" 2>&1; echo $? > code; } | true';
  for (const [name, code] of [
    ['letter.md', '0\n'],
    ['bad.md', '1\n'],
  ] as const) {
    expect(inShell(exitCode, ['check', name, '--format', 'pdf'], home).stderr).toBe('');
    expect(readFileSync(join(home, 'code'), 'utf8')).toBe(code);
  }
});

it.skipIf(!existsSync('/dev/full'))('output lost to a full disk is an error', () => {
  const { status, stderr } = inShell('"$@" > /dev/full', ['designs'], folder());
  expect([status, stderr.split('\n').length]).toEqual([1, 2]);
  expect(stderr).toMatch(/^ENOSPC/);
});

it('a folder that holds other things keeps them', async () => {
  const home = folder({ ...letter, 'build/other.txt': 'mine' });
  mkdirSync(join(home, 'build/folder'));
  expect((await warraq(['build', 'letter.md', '--format', 'pdf'], { in: home })).code).toBe(0);
  expect(filesIn(join(home, 'build'))).toEqual(['letter.pdf', 'other.txt']);
});

it('an empty name for the output folder is wrong usage, not the root of the disk', async () => {
  const run = await warraq(['build', 'letter.md', '--out', ''], { in: folder(letter) });
  expect([run.code, run.stderr.split('\n')[0]]).toEqual([
    2,
    'The option “--out” is used wrongly: is its value missing?',
  ]);
});

it('a mistake of ours is told in two lines, and the other books are built', async () => {
  const home = folder({ ...letter, 'other.md': letter['letter.md'] });
  const host = createHost();
  const failing: Host = {
    ...host,
    readBytes: (path) => {
      invariant(!path.endsWith('letter.md'), 'a page without a place');
      return host.readBytes(path);
    },
  };
  const said: string[] = [];
  const errors = vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  const print = vi.spyOn(process.stdout, 'write').mockImplementation(() => true);
  const command = parseCommand([
    'build',
    `${home}/letter.md`,
    `${home}/other.md`,
    '--format',
    'pdf',
    '--out',
    home,
  ]);
  const code = command.kind === 'build' ? await runBuild(failing, command) : undefined;
  errors.mockRestore();
  print.mockRestore();
  expect(code).toBe(1);
  expect(filesIn(home)).toEqual(['letter.md', 'other.md', 'other.pdf']);
  const text = said.join('').replaceAll(home, '');
  expect(text).toMatch(
    /error\[own-mistake\] Warraq made a mistake over “\/letter.md”, and nothing of it was written: “?a page without a place”?\n {2}The book is not to blame\. Please report this with the manuscript: [\w.]+:\d+:\d+\n$/,
  );
});
