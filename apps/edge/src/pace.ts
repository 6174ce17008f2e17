/** How long the edge waits, in milliseconds. */
export abstract class Pace {
  /** Between two questions whether an instance is ready. */
  abstract readonly readyMs: number;
  /** For the answer to it: a service's own check may take two seconds. */
  abstract readonly readyAnswerMs: number;
  /** Until an answer begins. */
  abstract readonly answerMs: number;
  /** Between two parts of an answer. */
  abstract readonly silenceMs: number;
}

export const usualPace: Readonly<Pace> = { readyMs: 1_000, readyAnswerMs: 3_000, answerMs: 60_000, silenceMs: 120_000 };
