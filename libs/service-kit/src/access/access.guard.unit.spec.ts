import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Public, Staff } from './access.decorators.js';
import { AccessGuard } from './access.guard.js';
import { setPrincipal } from './principal.js';

class Doors {
  @Public()
  open() {}

  @Staff()
  office() {}

  forgotten() {}
}

@Staff()
class Office {
  inside() {}

  @Public()
  counter() {}
}

function passes(controller: typeof Doors | typeof Office, method: string, staff: boolean): boolean {
  const handler = Reflect.get(controller.prototype, method) as () => void;
  const request = {};
  if (staff) setPrincipal(request, { kind: 'staff', by: 'k' });
  const context = { getHandler: () => handler, getClass: () => controller, switchToHttp: () => ({ getRequest: () => request }) };
  try {
    return new AccessGuard(new Reflector()).canActivate(context as unknown as ExecutionContext);
  } catch {
    return false;
  }
}

test.each([
  ['a public door, to anyone', Doors, 'open', false, true],
  ['a staff door, to anyone', Doors, 'office', false, false],
  ['a staff door, to staff', Doors, 'office', true, true],
  ['a door nobody marked, to staff', Doors, 'forgotten', true, false],
  ['what its controller marks for staff, to anyone', Office, 'inside', false, false],
  ['what its controller marks for staff, to staff', Office, 'inside', true, true],
  ['a public door of a staff controller, to anyone', Office, 'counter', false, true],
])('%s', (_, controller, method, staff, opens) => {
  expect(passes(controller, method, staff)).toBe(opens);
});
