import { Catch, Logger, NotFoundException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { requestContext } from '../http/request-context.js';
import { Problem, problemBody } from './problem.js';
import type { ProblemPages } from './problem-pages.js';
import { preferredLanguage } from './text.js';
import { toProblem } from './to-problem.js';

/** Turns whatever was thrown into `application/problem+json`, or into a page where a browser asked for one and there are pages. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  constructor(
    private readonly otherMethods: (request: Request) => readonly string[],
    private readonly pages: ProblemPages | null,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const problem = this.noRoute(error, request) ?? toProblem(error);
    if (problem.status >= 500 && problem.code === 'internal') this.logger.error(problem.cause ?? problem);
    if (response.headersSent) {
      // Part of a success has gone out: cutting the connection is the only way left to say that it is none.
      response.destroy();
      return;
    }

    const context = requestContext();
    const language = context?.language ?? preferredLanguage(request.headers['accept-language']);
    response.status(problem.status);
    response.removeHeader('ETag');
    for (const [name, value] of Object.entries(problem.headers)) response.setHeader(name, value);
    if (problem.status === 401) response.setHeader('WWW-Authenticate', 'Bearer realm="ieum"');
    response.setHeader('Content-Language', language);
    response.vary('Accept-Language');
    response.setHeader('Cache-Control', 'no-store');

    const body = problemBody(problem, language, context?.id);
    const page = this.pages && wantsPage(request) ? this.pages.render(body, language, request) : null;
    if (page === null) response.type('application/problem+json').send(JSON.stringify(body));
    else response.type('text/html').send(page);
  }

  private noRoute(error: unknown, request: Request): Problem | null {
    if (!(error instanceof NotFoundException) || request.route !== undefined) return null;
    const methods = this.otherMethods(request);
    if (methods.length === 0) return new Problem('not-found');
    return new Problem('method-not-allowed', { headers: { Allow: methods.join(', ') } });
  }
}

function wantsPage(request: Request): boolean {
  return (
    !request.path.startsWith('/api/') && request.accepts(['application/problem+json', 'application/json', 'text/html']) === 'text/html'
  );
}
