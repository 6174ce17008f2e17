/**
 * Makes the secrets of a deployment by docker-compose.yml at its first start, and never again: run before anything else, at every start.
 * Each server and each service finds what it needs, and nothing more, in a folder of its own below IEUM_SECRETS.
 *
 * `secrets.mjs show` prints the staff key.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const demoStart = '2024-03-04T09:00:00+09:00';
const folder = process.env.IEUM_SECRETS ?? '/secrets';
const keysFile = join(folder, 'keys', 'keys.json');

const kept = readKeys();
if (process.argv[2] === 'show') {
  console.log(kept?.staffKey ?? 'There is none yet: it is made at the first start.');
} else {
  const keys = kept ?? makeKeys();
  if (kept === null) write(keysFile, JSON.stringify(keys), 0o600);
  for (const [file, text, mode] of files(keys)) write(join(folder, file), text, mode);
  if (kept === null) console.log(`이음 staff key (shown once; later: docker compose run --rm secrets show): ${keys.staffKey}`);
}

function makeKeys() {
  return { staffKey: secret(), mongoPassword: secret(), meilisearchKey: secret(), begunAt: new Date().toISOString() };
}

function secret() {
  return randomBytes(32).toString('hex');
}

function files({ staffKey, mongoPassword, meilisearchKey, begunAt }) {
  const clock = process.env.IEUM_CLOCK || (process.env.IEUM_SEEDS === 'none' ? 'system' : `${demoStart}@${begunAt}`);
  const staff = { IEUM_STAFF_KEY: staffKey, IEUM_CLOCK: clock };
  const documents = (database) => ({ IEUM_DOCUMENTS: `mongodb://ieum:${mongoPassword}@mongo:27017/${database}?authSource=admin` });
  return [
    // Its entry point reads it as another user.
    ['mongo/password', mongoPassword, 0o444],
    ['meilisearch/config.toml', `master_key = "${meilisearchKey}"\n`, 0o444],
    ['companies/env', environment({ ...staff, ...documents('companies') }), 0o600],
    ['programs/env', environment({ ...staff, ...documents('programs') }), 0o600],
    ['matching/env', environment({ ...staff, ...documents('matching'), IEUM_SEARCH: `http://:${meilisearchKey}@meilisearch:7700` }), 0o600],
    ['notifications/env', environment({ ...staff, ...documents('notifications') }), 0o600],
    ['web/env', environment({ IEUM_CLOCK: clock }), 0o600],
    ['edge/env', environment(staff), 0o600],
  ];
}

function environment(variables) {
  return Object.entries(variables)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

/** Whole or not at all: a start that is cut short leaves no half of a file. */
function write(file, text, mode) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, text, { mode });
  renameSync(`${file}.new`, file);
}

function readKeys() {
  try {
    return JSON.parse(readFileSync(keysFile, 'utf8'));
  } catch (error) {
    // Anything else, such as a file that cannot be read, must not lead to other keys than the servers were set up with.
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}
