/** The program: arguments in, exit code out. `launch.ts` starts it. */

import packageJson from '../../package.json' with { type: 'json' };
import { createHost } from '../host.ts';
import { parseCommand } from './arguments.ts';
import { helpText, usageMessage } from './help.ts';

const wrongUsage = 2;
/** An error, though none in a book. */
const lostOutput = 1;

/** Runs a command line. */
export async function main(argv: readonly string[]): Promise<number> {
  process.stdout.on('error', bearUnread);
  process.stderr.on('error', () => undefined);
  const command = parseCommand(argv);
  switch (command.kind) {
    case 'help':
      process.stdout.write(helpText(command.topic, command.language));
      return 0;
    case 'version':
      process.stdout.write(`${packageJson.version}\n`);
      return 0;
    case 'usage-error':
      process.stderr.write(usageMessage(command));
      return wrongUsage;
    case 'new': {
      const { runNew } = await import('./new.ts');
      return runNew(createHost(), command);
    }
    case 'designs': {
      const { runDesigns } = await import('./designs.ts');
      return runDesigns(createHost(), command);
    }
    case 'specimen': {
      const { runSpecimen } = await import('./designs.ts');
      return runSpecimen(createHost(), command);
    }
    case 'build':
    case 'check': {
      const { runBuild } = await import('./build.ts');
      return runBuild(createHost(), command);
    }
  }
}

/**
 * Whoever reads our output may stop reading, as `head` does: the work goes on and its exit code tells how it went.
 * Output that cannot be written for another reason, as on a full disk, is lost: that is an error.
 */
function bearUnread(error: Error & { readonly code?: string }): void {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`${error.message}\n`);
  // The code of `main` is set later, and would hide this one.
  process.once('exit', () => (process.exitCode = lostOutput));
}
