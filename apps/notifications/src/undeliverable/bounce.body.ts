import { ApiProperty } from '@nestjs/swagger';
import { IsEmail, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

/** `POST /api/bounces` as JSON, for whoever reads reports themselves. */
export class BounceBody {
  @ApiProperty({ type: String, format: 'email', maxLength: 254 })
  @IsString()
  @MaxLength(254)
  @IsEmail()
  readonly email!: string;

  @ApiProperty({ type: String, enum: ['bounce', 'complaint'], description: 'Only what is for good: it came back, or was called spam' })
  @IsIn(['bounce', 'complaint'])
  readonly kind!: 'bounce' | 'complaint';

  @ApiProperty({ type: String, required: false, maxLength: 1000, description: 'What the other side said; addresses in it are not kept' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  readonly detail?: string | null;
}

export class BounceOutcome {
  @ApiProperty({
    type: String,
    enum: ['listed', 'ignored'],
    description: 'listed: nothing more is sent there; ignored: it changes nothing',
  })
  readonly outcome!: 'listed' | 'ignored';

  @ApiProperty({ type: String, enum: ['bounce', 'complaint', 'temporary', 'other', 'no-address'] })
  readonly reason!: 'bounce' | 'complaint' | 'temporary' | 'other' | 'no-address';

  @ApiProperty({ type: String, required: false, description: 'Names the address without saying it' })
  readonly recipient?: string;

  @ApiProperty({ type: Number, description: 'Subscriptions that were stopped by it' })
  readonly stopped!: number;
}

export class BouncesAnswer {
  @ApiProperty({ type: [BounceOutcome], description: 'One for each address that the report speaks of' })
  readonly items!: readonly BounceOutcome[];
}
