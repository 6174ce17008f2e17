import type { Verdict } from '#eligibility';
import { ApiProperty } from '@nestjs/swagger';

export class FittingCompany {
  @ApiProperty({ type: String })
  readonly id!: string;

  @ApiProperty({ type: String })
  readonly name!: string;

  /** Of the firm's document, as it was judged. */
  @ApiProperty({ type: Number })
  readonly version!: number;

  @ApiProperty({ type: [Object], required: false })
  readonly sites?: readonly object[];

  @ApiProperty({ type: [String], required: false, description: 'KSIC, main first' })
  readonly industries?: readonly string[];
}

export class ProgramCompany {
  @ApiProperty({ type: FittingCompany })
  readonly company!: FittingCompany;

  @ApiProperty({ enum: ['eligible', 'unknown'] })
  readonly verdict!: Verdict;

  @ApiProperty({ type: [String], description: 'The profile fields to ask for' })
  readonly missing!: readonly string[];
}

/** Firms in the order of their ids. */
export class ProgramCompaniesAnswer {
  @ApiProperty({ type: [ProgramCompany] })
  readonly items!: readonly ProgramCompany[];

  @ApiProperty({ type: Number })
  readonly page!: number;

  @ApiProperty({ type: Number })
  readonly pageSize!: number;

  @ApiProperty({ type: Number })
  readonly total!: number;

  @ApiProperty({ type: String, nullable: true, description: 'Where the next page goes on; null at the end' })
  readonly cursor!: string | null;
}
