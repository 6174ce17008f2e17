import type { Outcome } from '../channel.port.js';

/** What a carrier is asked to deliver: an approved template by its code, with what fills it. */
export interface PhoneMessage {
  /** The message's id, stable over attempts; a carrier that takes such a key drops repeats by it. */
  readonly id: string;
  readonly templateCode: string;
  readonly variables: Readonly<Record<string, string>>;
  /** The template with its variables filled: carriers compare it, and send it as a text message where 알림톡 does not reach. */
  readonly text: string;
  readonly buttons: readonly { readonly name: string; readonly url: string }[];
  /** Digits only. */
  readonly number: string;
}

/** The `phone-carrier` port: whoever is contracted to deliver 알림톡 and, where that does not reach, a text message. */
export abstract class PhoneCarrier {
  abstract send(message: PhoneMessage, signal: AbortSignal): Promise<Outcome>;
}
