import { ApiProperty } from '@nestjs/swagger';

const counts = { type: 'object', additionalProperties: { type: 'integer' } } as const;

/** How many registered firms a rule reaches, of those that would see it. */
export class ReachAnswer {
  @ApiProperty({ type: Number })
  readonly eligible!: number;

  @ApiProperty({ type: Number })
  readonly unknown!: number;

  @ApiProperty({ type: Number })
  readonly ineligible!: number;

  @ApiProperty({
    ...counts,
    description: 'Eligible firms by the city or county of the head office; `unknown` if none',
    example: { 43130: 12 },
  })
  readonly byArea!: Readonly<Record<string, number>>;

  @ApiProperty({ ...counts, description: 'Eligible firms by the narrowest size class they are certainly in', example: { small: 7 } })
  readonly bySize!: Readonly<Record<string, number>>;

  @ApiProperty({ type: Number, description: 'How long it took, in milliseconds' })
  readonly millis!: number;
}
