import { BodyPipe, Consumes, Problem, readBytes, Staff } from '#service-kit';
import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiBody, ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { Request } from 'express';
import { Secrets } from '../subscriptions/secrets.js';
import { BounceBody, type BounceOutcome, BouncesAnswer } from './bounce.body.js';
import { readReport, type ReportedAddress } from './read-report.js';
import { Undeliverable } from './undeliverable.js';

const messageType = 'message/rfc822';
const jsonBody = new BodyPipe(BounceBody);

/** Takes what mail servers say of addresses. */
@ApiTags('undeliverable')
@Staff()
@Controller('api/bounces')
export class BouncesController {
  constructor(
    private readonly undeliverable: Undeliverable,
    private readonly secrets: Secrets,
  ) {}

  @Post()
  @HttpCode(200)
  @Consumes('application/json', messageType)
  @ApiOperation({
    summary: 'Takes a bounce or a complaint: nothing more is sent to that address',
    description:
      'JSON, or the message as it came: a delivery report (RFC 3464) or a feedback report (RFC 5965). What is temporary changes nothing.',
  })
  @ApiExtraModels(BounceBody)
  @ApiBody({ schema: { oneOf: [{ $ref: getSchemaPath(BounceBody) }, { type: 'string', description: 'A message as it came' }] } })
  @ApiOkResponse({ type: BouncesAnswer })
  async take(@Req() request: Request): Promise<BouncesAnswer> {
    const items: BounceOutcome[] = [];
    for (const reported of await reportedIn(request)) items.push(await this.note(reported));
    return { items };
  }

  private async note({ address, kind, detail }: ReportedAddress): Promise<BounceOutcome> {
    if (kind === 'temporary' || kind === 'other') return { outcome: 'ignored', reason: kind, stopped: 0 };
    if (address === null) return { outcome: 'ignored', reason: 'no-address', stopped: 0 };
    const recipient = await this.secrets.recipientOf({ kind: 'email', address });
    return { outcome: 'listed', reason: kind, recipient, stopped: await this.undeliverable.add(recipient, kind, detail) };
  }
}

/** @throws Problem `body-invalid`, `payload-too-large` */
async function reportedIn(request: Request): Promise<readonly ReportedAddress[]> {
  if (!request.is(messageType)) {
    const { email, kind, detail } = jsonBody.transform(request.body);
    return [{ address: email, kind, ...(detail != null && { detail }) }];
  }
  const message = await readBytes(request);
  const reported = await readReport(message).catch((cause: unknown) => {
    throw notAReport(cause);
  });
  if (reported === null || reported.length === 0) throw notAReport();
  return reported;
}

function notAReport(cause?: unknown): Problem {
  return new Problem('body-invalid', {
    cause,
    errors: [
      {
        path: '',
        message: {
          ko: '반송 보고(RFC 3464)나 신고 보고(RFC 5965)가 들어 있지 않습니다.',
          en: 'This holds no delivery report (RFC 3464) and no feedback report (RFC 5965).',
        },
      },
    ],
  });
}
