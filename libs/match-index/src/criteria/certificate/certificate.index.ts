import { certificates, type CriterionOf } from '#eligibility';
import { dayCode, dayNumber, futureCode, isDayCode, pastCode } from '../../days/day-code.js';
import { ListedFamily } from '../../families/listed.family.js';
import { type Leaf, literal, negate, type Reference } from '../../rules/node.js';
import type { CriterionIndex } from '../criterion-index.js';
import { possibleIfNotGiven } from '../given.js';
import { sorted } from '../sorted.js';

interface CertificateLeaf extends Leaf {
  readonly any: readonly string[];
  readonly on: Reference;
}

const given = 'certificates';

/** One of these certificates, valid on the reference day: firms are kept with the days each is valid. `all` is one leaf for each, `none` is `any` negated. */
export const certificate: CriterionIndex<CertificateLeaf> = {
  test: 'certificate',
  compile(criterion, { on }) {
    const { any, all, none } = (criterion as CriterionOf<'certificate'>).certificate;
    const oneOf = (codes: readonly string[], isPart = false) => {
      const listed = sorted(codes);
      const inexact = on !== 'asOf' && !isDayCode(dayCode(on));
      const leaf: CertificateLeaf = {
        test: 'certificate',
        key: `certificate ${listed.join(',')} ${on}`,
        any: listed,
        on,
        ...(inexact && { inexact }),
        hangsOnAsOf: on === 'asOf',
        isPart,
      };
      return literal(leaf);
    };
    if (any !== undefined) return oneOf(any);
    return all === undefined ? negate(oneOf(none!)) : { all: sorted(all).map((code) => oneOf([code], all.length > 1)) };
  },

  reads: ['certificates'],
  facts({ certificates: held }, to) {
    if (held === undefined) return;
    to.row(given);
    for (const { code, issuedOn, validUntil } of held) to.span(certificateKey(code), firstCode(issuedOn), lastCode(validUntil));
  },

  cost: 1,
  firms({ any, on }, { keys, asOf }) {
    const codes = any.map((code) => keys.of(certificateKey(code)));
    const known = keys.of(given);
    const day = dayCode(on === 'asOf' ? asOf : on);
    if (!isDayCode(day)) {
      return ({ rows }, { kernel, length, met, possible, doubtful }) => {
        kernel.zero(met, length);
        kernel.fill(possible, length);
        rows.orInto(doubtful, known, length);
      };
    }
    return (segment, answer) => {
      answer.kernel.zero(answer.met, answer.length);
      for (const key of codes) segment.spans.setMeeting(answer.met, key, day, day);
      possibleIfNotGiven(segment, known, answer);
    };
  },

  turning(from, to, { keys }) {
    const held = certificates.map(({ code }) => keys.of(certificateKey(code)));
    const [before, after] = [dayCode(from), dayCode(to)];
    const isCoded = isDayCode(before) && isDayCode(after);
    return (segment, bits, length, kernel, scratch, otherScratch) => {
      if (!isCoded) {
        kernel.fill(bits, length);
        return;
      }
      for (const key of held) {
        kernel.zero(scratch, length);
        kernel.zero(otherScratch, length);
        segment.spans.setMeeting(scratch, key, before, before);
        segment.spans.setMeeting(otherScratch, key, after, after);
        kernel.xor(scratch, otherScratch, length);
        kernel.or(bits, scratch, length);
      }
    };
  },

  familyOf: () => 'certificate',
  family: (_, negated, memory) =>
    new ListedFamily(
      {
        list({ any, on }, to) {
          for (const code of any) {
            if (on === 'asOf') to.row(`${code} asOf`);
            else to.span(code, dayCode(on), dayCode(on));
          }
        },
        ask({ profile: { certificates: held }, asOf }, hits) {
          if (held === undefined) return hits.unknown();
          for (const { code, issuedOn, validUntil } of held) {
            hits.metSpan(code, firstCode(issuedOn), lastCode(validUntil));
            if ((issuedOn === undefined || dayNumber(issuedOn) <= asOf) && (validUntil === undefined || dayNumber(validUntil) >= asOf))
              hits.met(`${code} asOf`);
          }
        },
      },
      negated,
      memory,
    ),
};

export function certificateKey(code: string): string {
  return `certificate ${code}`;
}

function firstCode(day: string | undefined): number {
  return day === undefined ? pastCode : dayCode(dayNumber(day));
}

function lastCode(day: string | undefined): number {
  return day === undefined ? futureCode : dayCode(dayNumber(day));
}
