/**
 * veraPDF's own profiles of PDF/UA-1 and PDF/A-2a. It comes from Maven Central (org.verapdf.apps:greenfield-apps)
 * and needs Java; `--install` fetches it once into an ignored folder.
 */

import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Check, failed, passed, program, skipped, verdictOf } from './checks.ts';

const version = '1.28.2';
const folder = join(process.cwd(), 'test/conformance/node_modules/.verapdf');
const jar = join(folder, `greenfield-apps-${version}.jar`);

/** Fetches veraPDF by Maven; a complaint if that cannot be done. */
export function installVeraPdf(): string | undefined {
  if (existsSync(jar)) return undefined;
  mkdirSync(folder, { recursive: true });
  const artifact = `org.verapdf.apps:greenfield-apps:${version}`;
  const run = program('mvn', [
    '-q',
    'dependency:copy',
    `-Dartifact=${artifact}`,
    `-DoutputDirectory=${folder}`,
  ]);
  if (run === undefined) return 'Maven is not installed, so veraPDF cannot be fetched';
  return run.status === 0 && existsSync(jar) ? undefined : `Maven could not fetch ${artifact}`;
}

/** The part of veraPDF's JSON report that is read. */
interface Report {
  readonly report: {
    readonly jobs: readonly {
      readonly taskException?: unknown;
      readonly validationResult?: readonly {
        readonly compliant: boolean;
        readonly details: {
          readonly passedChecks: number;
          readonly failedRules: number;
          readonly ruleSummaries?: readonly RuleSummary[];
        };
      }[];
    }[];
  };
}

interface RuleSummary {
  readonly clause: string;
  readonly testNumber: number;
  readonly failedChecks: number;
  readonly description: string;
}

function profile(flavour: string, name: string): Check {
  return {
    name: `veraPDF ${version}: ${name}`,
    run: ({ pdf }) => {
      if (!existsSync(jar)) return skipped('veraPDF is not here: run with --install (needs Maven and Java)');
      const cli = 'org.verapdf.apps.GreenfieldCliWrapper';
      const run = program('java', ['-Xmx3g', '-cp', jar, cli, '-f', flavour, '--format', 'json', pdf]);
      if (run === undefined) return skipped('Java is not installed');
      const start = run.stdout.indexOf('{');
      if (start < 0) return failed(`no report (exit ${run.status})`, run.stderr.slice(0, 500));
      const { report }: Report = JSON.parse(run.stdout.slice(start));
      const results = report.jobs.flatMap(({ validationResult }) => validationResult ?? []);
      if (results.length === 0) return failed('veraPDF could not read the file');
      const rules = results.flatMap(({ details }) => details.ruleSummaries ?? []);
      const broken = rules.map(
        (rule) => `${rule.clause} test ${rule.testNumber}, ${rule.failedChecks} times: ${rule.description}`,
      );
      if (broken.length > 0 || results.some(({ compliant }) => !compliant))
        return verdictOf(broken.length > 0 ? broken : ['not compliant']);
      return passed(`${results.reduce((sum, { details }) => sum + details.passedChecks, 0)} checks`);
    },
  };
}

export const veraPdfChecks: readonly Check[] = [profile('ua1', 'PDF/UA-1'), profile('2a', 'PDF/A-2a')];
