/** The program: arguments in, exit code out. `launch.ts` starts it, in the main thread and in workers. */

import packageJson from '../../package.json' with { type: 'json' };
import { createHost } from '../host.ts';
import { parseCommand } from './arguments.ts';
import { helpText, usageMessage } from './help.ts';
import { publishInWorker, type WorkerJob, type WorkerResult } from './worker.ts';

const wrongUsage = 2;

/** Runs a command line; `launcher` is the file that can start a worker of this program. */
export async function main(argv: readonly string[], launcher: string): Promise<number> {
  // Whoever reads our output may stop reading, as `head` does: that is no error of ours.
  process.stdout.on('error', (error: Error & { readonly code?: string }) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
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
      return runBuild(createHost(), command, launcher);
    }
  }
}

/** What a worker does. */
export function work(job: WorkerJob): Promise<WorkerResult> {
  return publishInWorker(createHost(), job);
}
