import { Public } from '#service-kit';
import { Controller, Get, NotFoundException, Param, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { AssetStore } from './asset.store.js';

@ApiExcludeController()
@Public()
@Controller('assets')
export class AssetController {
  constructor(private readonly store: AssetStore) {}

  @Get(':name')
  send(@Param('name') name: string, @Query('v') version: unknown, @Res() response: Response): void {
    const asset = this.store.find(name);
    if (!asset) throw new NotFoundException();
    response.setHeader('Cache-Control', version === asset.hash ? 'public, max-age=31536000, immutable' : 'no-cache');
    response.setHeader('ETag', `"${asset.hash}"`);
    response.type(asset.type).send(asset.body);
  }
}
