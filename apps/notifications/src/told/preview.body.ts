import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';

/** `POST /api/told/preview`. The programme is read by its own parser. */
export class PreviewBody {
  @ApiProperty({ type: Object, description: 'The programme as it would be saved' })
  readonly program: unknown;

  @ApiProperty({ type: String, required: false, description: 'Which programme it would replace; left out for a new one' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  @Matches(/^[a-z0-9-]+$/)
  readonly programId?: string;
}
