import { applyDecorators, createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse } from '@nestjs/swagger';
import { principalOf } from './principal.js';
import type { Principal } from './staff-access.js';

export const accessKey = 'ieum:access';
export type AccessRule = 'public' | 'staff';

/** A route or controller that anyone may call. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(accessKey, 'public' satisfies AccessRule);

/** A route or controller for the holder of a staff key. */
export const Staff = (): MethodDecorator & ClassDecorator =>
  applyDecorators(
    SetMetadata(accessKey, 'staff' satisfies AccessRule),
    ApiBearerAuth(),
    ApiResponse({ status: 401, description: 'No staff key, or a wrong one' }),
  );

/** Handler parameter: who is asking, or null. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Principal | null =>
  principalOf(context.switchToHttp().getRequest<object>()),
);

/** Handler parameter: who an audit entry names. */
export const By = createParamDecorator(
  (_: unknown, context: ExecutionContext): string => principalOf(context.switchToHttp().getRequest<object>())?.by ?? 'anonymous',
);
