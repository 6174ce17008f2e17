import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { differences } from './support/printed.js';
import { root, startServer, temporaryFolder, type RunningServer } from './support/server.js';

/** One command of the tour and what the README says it answers. */
interface Step {
  readonly command: string;
  readonly printed: unknown;
}

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const tour = readme.slice(readme.indexOf('## A five-minute tour'));
const steps = stepsOf(tour.slice(0, tour.indexOf('\n## ', 3)));

/** A `sh` block that a `json` block follows; assignments of variables hold for the blocks after them. */
function stepsOf(text: string): readonly Step[] {
  const blocks = [...text.matchAll(/```(sh|json)\n([\s\S]*?)```/g)].map(([, kind, body]) => ({ kind, body: body ?? '' }));
  const settings: string[] = [];
  return blocks.flatMap(({ kind, body }, index) => {
    if (kind !== 'sh') return [];
    const answer = blocks[index + 1];
    if (answer?.kind === 'json') return [{ command: [...settings, body].join('\n'), printed: JSON.parse(answer.body) as unknown }];
    settings.push(body);
    return [];
  });
}

describe('the tour of the README', () => {
  const folder = temporaryFolder();
  let server: RunningServer;

  beforeAll(async () => {
    server = await startServer(folder.path);
  }, 60_000);

  afterAll(async () => {
    const code = await server.stop();
    folder.remove();
    expect(code).toBe(0);
  }, 20_000);

  it('has several steps', () => {
    expect(steps.length).toBeGreaterThanOrEqual(5);
  });

  it.each(
    steps.map(
      ({ command, printed }, index) =>
        [index + 1, command.split('\n').find((line) => line.startsWith('curl')) ?? '', command, printed] as const,
    ),
  )('step %i: %s', (_number, _name, command, printed) => {
    const here = command.replaceAll('localhost:3000', server.url.replace('http://', '')).replaceAll('./data/', `${folder.path}/`);
    const output = execFileSync('bash', ['-euo', 'pipefail', '-c', here], { cwd: root, encoding: 'utf8' });
    expect(differences(printed, JSON.parse(output))).toEqual([]);
  });
});
