import type { Closing } from '#contracts';
import type { Material } from '#telling';

/**
 * A call as this service last saw it, and as it was told. Kept because a topic forgets: what changed, and what was withdrawn, is seen by comparing.
 * Instants are ISO 8601.
 */
export interface KnownCall {
  readonly programId: string;
  readonly callId: string;
  readonly programTitle: string;
  readonly title: string;
  readonly closing: Closing;
  readonly opensAt?: string;
  readonly closesAt?: string;
  readonly isSilent: boolean;
  /** Hash of the material fields as they are, a key of `materials`. */
  readonly material: string;
  /** What each hash stands for, of the last versions. */
  readonly materials: Readonly<Record<string, Material>>;
  /** Grows with every change that a calendar shows. */
  readonly sequence: number;
  readonly seenAt: string;
  /** Since when it is not there any more. */
  readonly goneAt?: string;
}

export function knownCallId(programId: string, callId: string): string {
  return `${programId}/${callId}`;
}
