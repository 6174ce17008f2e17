import { Logger } from '@nestjs/common';
import { runCommand } from './dead/dead.command.js';

// What a service would log is not what its operator has asked for.
Logger.overrideLogger(false);

process.exitCode = await runCommand(process.argv.slice(2), process.env, {
  out: (line) => console.log(line),
  error: (line) => console.error(line),
});
