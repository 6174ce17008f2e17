import { choseong } from '#korea';
import { runsOf } from './text-runs.js';

/** Beyond this many consonants nobody types on. */
const longest = 12;

/** The initial consonants of a line's Hangul, from each word on to the line's end: 스마트 승강기 → ㅅㅁㅌㅅㄱㄱ, ㅅㄱㄱ. */
export function leadingInitials(line: string): readonly string[] {
  const words = wordsOf(line);
  return words.map((_, at) => words.slice(at).join('').slice(0, longest));
}

/** The initial consonants from inside each word on to the word's end: 승강기 → ㄱㄱ, ㄱ. */
export function innerInitials(line: string): readonly string[] {
  return wordsOf(line).flatMap((word) => Array.from({ length: word.length - 1 }, (_, inner) => word.slice(inner + 1)));
}

function wordsOf(line: string): string[] {
  return runsOf(line)
    .filter((run) => run.script === 'hangul')
    .map((run) => choseong(run.text));
}
