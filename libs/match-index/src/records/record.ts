import type { Profile } from '#eligibility';
import type { Interner } from '../memory/interner.js';
import { ByteReader, ByteWriter } from './bytes.js';
import { fieldNames, profileFields } from './profile-fields.js';

const everyField = 0xffff;

/**
 * Firms as bytes: id, label, which fields are given, and each field with its length before it, so that one field can be read or compared without the others.
 */
export class RecordCodec {
  private readonly writer = new ByteWriter();
  private readonly reader = new ByteReader();
  private readonly field = new ByteWriter();

  constructor(private readonly texts: Interner) {}

  /** The bytes are good until the next call. */
  encode(id: string, label: string, profile: Profile): Uint8Array {
    const { writer } = this;
    writer.at = 0;
    writer.text(id);
    writer.text(label);
    let mask = 0;
    for (let index = 0; index < fieldNames.length; index++) if (profile[fieldNames[index]!] !== undefined) mask |= 1 << index;
    writer.byte(mask & 0xff);
    writer.byte(mask >>> 8);
    for (let index = 0; index < fieldNames.length; index++) {
      if ((mask >>> index) & 1) this.writeField(index, profile);
    }
    return writer.bytes.subarray(0, writer.at);
  }

  id(bytes: Uint8Array): string {
    this.reader.bytes = bytes;
    this.reader.at = 0;
    return this.reader.text();
  }

  /** Whether it is this firm's record. */
  hasId(bytes: Uint8Array, id: string): boolean {
    const isShort = bytes[0]! < 0x80;
    if (!isShort || bytes[0] !== id.length) return this.id(bytes) === id;
    for (let index = 0; index < id.length; index++)
      if (bytes[index + 1] !== id.charCodeAt(index)) return id.charCodeAt(index) > 0x7f && this.id(bytes) === id;
    return true;
  }

  label(bytes: Uint8Array): string {
    this.toLabel(bytes);
    return this.reader.text();
  }

  /** The record with some fields changed, the others copied as they are. The bytes are good until the next call. */
  splice(before: Uint8Array, changes: Profile, changed: number): Uint8Array {
    const { writer, reader } = this;
    this.toFields(before);
    writer.at = 0;
    writer.copy(before, 0, reader.at);
    const old = reader.byte() | (reader.byte() << 8);
    let mask = old & ~changed;
    for (let index = 0; index < fieldNames.length; index++)
      if ((changed >>> index) & 1 && changes[fieldNames[index]!] !== undefined) mask |= 1 << index;
    writer.byte(mask & 0xff);
    writer.byte(mask >>> 8);
    for (let index = 0; index < fieldNames.length; index++) {
      const begin = reader.at;
      if ((old >>> index) & 1) {
        const length = reader.whole();
        reader.at += length;
      }
      if (!((mask >>> index) & 1)) continue;
      if ((changed >>> index) & 1) this.writeField(index, changes);
      else writer.copy(before, begin, reader.at);
    }
    return writer.bytes.subarray(0, writer.at);
  }

  private writeField(index: number, profile: Profile): void {
    const { writer, field } = this;
    const name = fieldNames[index]!;
    field.at = 0;
    profileFields[name].write(profile[name] as never, field, this.texts);
    writer.whole(field.at);
    writer.copy(field.bytes, 0, field.at);
  }

  /** @param fields the fields that are wanted, as a mask; others are passed over */
  decode(bytes: Uint8Array, fields = everyField): Profile {
    const { reader } = this;
    this.toFields(bytes);
    const mask = reader.byte() | (reader.byte() << 8);
    const profile: Partial<Record<keyof Profile, unknown>> = {};
    for (let index = 0; index < fieldNames.length; index++) {
      if (!((mask >>> index) & 1)) continue;
      const length = reader.whole();
      const end = reader.at + length;
      const name = fieldNames[index]!;
      if ((fields >>> index) & 1) profile[name] = profileFields[name].read(reader, this.texts);
      reader.at = end;
    }
    return profile as Profile;
  }

  /** The fields in which two records differ, as a mask. */
  changedFields(before: Uint8Array, after: Uint8Array): number {
    const old = this.sections(before);
    const now = this.sections(after);
    let changed = 0;
    for (let index = 0; index < fieldNames.length; index++) {
      const [oldAt, oldEnd] = [old[2 * index]!, old[2 * index + 1]!];
      const [nowAt, nowEnd] = [now[2 * index]!, now[2 * index + 1]!];
      if (oldEnd - oldAt !== nowEnd - nowAt || (oldAt === 0) !== (nowAt === 0) || !sameBytes(before, oldAt, after, nowAt, oldEnd - oldAt))
        changed |= 1 << index;
    }
    return changed;
  }

  /** Begin and end of each field; 0 where it is not given. */
  private sections(bytes: Uint8Array): Uint32Array {
    const { reader } = this;
    this.toFields(bytes);
    const mask = reader.byte() | (reader.byte() << 8);
    const places = new Uint32Array(2 * fieldNames.length);
    for (let index = 0; index < fieldNames.length; index++) {
      if (!((mask >>> index) & 1)) continue;
      const length = reader.whole();
      places[2 * index] = reader.at;
      reader.at += length;
      places[2 * index + 1] = reader.at;
    }
    return places;
  }

  private toLabel(bytes: Uint8Array): void {
    this.reader.bytes = bytes;
    this.reader.at = 0;
    const length = this.reader.whole();
    this.reader.at += length;
  }

  private toFields(bytes: Uint8Array): void {
    this.toLabel(bytes);
    const length = this.reader.whole();
    this.reader.at += length;
  }
}

function sameBytes(a: Uint8Array, aAt: number, b: Uint8Array, bAt: number, length: number): boolean {
  for (let index = 0; index < length; index++) if (a[aAt + index] !== b[bAt + index]) return false;
  return true;
}
