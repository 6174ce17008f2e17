import { Problem, Public } from '#service-kit';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { FollowedLinks } from './followed-links.service.js';

@ApiTags('told')
@Public()
@Controller('go')
export class GoController {
  constructor(private readonly links: FollowedLinks) {}

  @Get(':entryId')
  @ApiOperation({ summary: 'Leads from a message to its programme, and notes that the link was followed' })
  @ApiResponse({ status: 302, description: 'To the page of the programme' })
  async follow(@Param('entryId') entryId: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const target = await this.links.targetOf(entryId);
    if (target === null) throw new Problem('not-found');
    if (isPerson(request)) await this.links.note(entryId);
    response.setHeader('Cache-Control', 'no-store');
    response.redirect(302, target);
  }
}

/** Link scanners look with HEAD, browsers in advance with a header that says so. */
function isPerson(request: Request): boolean {
  const purpose = request.get('sec-purpose') ?? request.get('purpose') ?? '';
  return request.method === 'GET' && !/prefetch|prerender|preview/i.test(purpose);
}
