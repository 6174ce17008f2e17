import { isParticle } from './particles.js';
import { type Run, runsOf } from './text-runs.js';

const longest = 200;

/** As much of a text as is looked for, composed (NFC). */
export function askedText(text: string): string {
  return text.normalize('NFC').slice(0, longest);
}

/** The runs of an asked text of which each must be found. */
export function soughtRuns(asked: string): readonly Run[] {
  return runsOf(asked).filter((run) => !isAfterthought(run));
}

/** `AI를`: the particle is nothing to look for. Nor is a consonant of a syllable that is being typed: `승강ㄱ`. */
function isAfterthought({ attached, script, text }: Run): boolean {
  return attached && (script === 'initials' || (script === 'hangul' && isParticle(text)));
}
