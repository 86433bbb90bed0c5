/** The program: arguments in, exit code out. The only file that starts anything. */

import packageJson from '../../package.json' with { type: 'json' };
import { createHost } from '../host.ts';
import { parseCommand } from './arguments.ts';
import { helpText, usageMessage } from './help.ts';

const wrongUsage = 2;

async function main(argv: readonly string[]): Promise<number> {
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
    case 'build':
    case 'check': {
      const { runBuild } = await import('./build.ts');
      return runBuild(createHost(), command);
    }
  }
}

process.exitCode = await main(process.argv.slice(2));
