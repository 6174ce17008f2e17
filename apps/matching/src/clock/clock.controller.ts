import { Answers, Clock, Public, requestContext } from '#service-kit';
import { Controller, Get, Header } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

export interface ClockAnswer {
  /** Instant, ISO 8601 with the offset of Seoul. */
  readonly now: string;
  /** Whether it is another time than the system's. */
  readonly demo: boolean;
  /** How to use the system's clock, where it is not used. */
  readonly help: string | null;
}

const clockAnswer = z.object({ now: z.string(), demo: z.boolean(), help: z.string().nullable() });

const secondMs = 1000;

@ApiTags('clock')
@Controller('api/clock')
export class ClockController {
  constructor(private readonly clock: Clock) {}

  @Get()
  @Public()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'The time as of which everything is judged' })
  @Answers(clockAnswer)
  now(): ClockAnswer {
    const demo = Math.abs(this.clock.now() - this.clock.real()) > secondMs;
    const korean = (requestContext()?.language ?? 'ko') === 'ko';
    const help = korean ? '실제 시각을 쓰려면 IEUM_CLOCK=system 으로 시작하세요.' : 'Start with IEUM_CLOCK=system to use the real time.';
    return { now: this.clock.asOf(), demo, help: demo ? help : null };
  }
}
