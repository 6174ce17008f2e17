import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { Problem } from '../problems/problem.js';
import { accessKey, type AccessRule } from './access.decorators.js';
import { principalOf } from './principal.js';

/** Lets through what is marked `@Public()`, and `@Staff()` for staff. What is not marked is let through for nobody. */
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const rule = this.reflector.getAllAndOverride<AccessRule | undefined>(accessKey, [context.getHandler(), context.getClass()]);
    if (rule === 'public') return true;
    if (rule !== 'staff') throw new Problem('forbidden');
    if (principalOf(context.switchToHttp().getRequest<Request>()) !== null) return true;
    throw new Problem('unauthorized', {
      detail: {
        ko: '직원 키가 필요합니다. Authorization: Bearer <키> 머리글로 보내 주세요.',
        en: 'A staff key is needed: send it as Authorization: Bearer <key>.',
      },
    });
  }
}
