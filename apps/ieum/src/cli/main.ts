import { Logger } from '@nestjs/common';
import { runCli } from './run-cli.js';

Logger.overrideLogger(['error', 'warn']);
process.exitCode = await runCli(process.argv.slice(2), process.env, { out: console.log, error: console.error });
