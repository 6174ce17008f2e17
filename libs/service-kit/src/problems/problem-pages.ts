import type { Request } from 'express';
import type { ProblemBody } from './problem.js';
import type { Language } from './text.js';

/** Provided by a service that has pages, to show a problem to a person. */
export abstract class ProblemPages {
  /** HTML, or null to answer with problem+json. */
  abstract render(problem: ProblemBody, language: Language, request: Request): string | null;
}
