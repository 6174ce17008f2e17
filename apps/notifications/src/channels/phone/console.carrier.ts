import { Logger } from '@nestjs/common';
import type { Outcome } from '../channel.port.js';
import { PhoneCarrier, type PhoneMessage } from './phone-carrier.port.js';

/** Delivers to nobody: says in the log what would go out. There is no contract with a carrier yet. */
export class ConsoleCarrier extends PhoneCarrier {
  private readonly logger = new Logger('ConsoleCarrier');

  async send({ id, templateCode, variables, number }: PhoneMessage): Promise<Outcome> {
    this.logger.log(
      `알림톡 ${templateCode} to …${number.slice(-2)} (${id}): ${JSON.stringify(variables).replace(/token=[^&"]+/g, 'token=…')}`,
    );
    return { kind: 'accepted' };
  }
}
