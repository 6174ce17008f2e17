import type { Day } from '#korea';
import { met } from '../kleene.js';
import type { HeldCertificate } from '../profile.js';
import { child, isOneOf, readCode, readList, readObject, type Sentence } from '../reading.js';
import type { CertificateTest } from '../rule.js';
import { certificates, codesOf, nameOf } from '../vocabulary.js';
import { listed, notStated } from '../words.js';
import type { CriterionKind } from './criterion.js';

const ways = ['any', 'all', 'none'] as const;

/** Any, all or none of these certificates are held and valid on the reference date. */
export const certificate: CriterionKind<'certificate'> = {
  parse(value, path, report) {
    const given = readObject(value, path, report, { known: ways });
    if (given === null) return;
    const asked = ways.filter((way) => given[way] !== undefined);
    if (asked.length !== 1) report.refuse(path, exactlyOne);
    const isCertificate = (code: string) => isOneOf(codesOf(certificates), code);
    for (const way of asked) {
      readList(given[way], child(path, way), report, (code, at) => readCode(code, at, report, isCertificate), 'not-empty');
    }
  },

  evaluate(asked, { profile: { certificates: held }, on }) {
    if (held === undefined) return 'unknown';
    const isHeld = (code: string) => held.some((each) => each.code === code && isValid(each, on));
    const { way, codes } = read(asked);
    if (way === 'any') return met(codes.some(isHeld));
    return met(way === 'all' ? codes.every(isHeld) : !codes.some(isHeld));
  },

  required(asked, lang) {
    const { way, codes } = read(asked);
    const names = codes.map((code) => nameOf(certificates, code, lang));
    if (lang === 'ko') {
      const ending = {
        any: names.length === 1 ? '보유' : '가운데 하나 이상 보유',
        all: names.length === 1 ? '보유' : '모두 보유',
        none: '보유하지 않음',
      };
      return `인증: ${listed(names, lang)} ${ending[way]}`;
    }
    const beginning = { any: names.length === 1 ? '' : 'at least one of ', all: names.length === 1 ? '' : 'all of ', none: 'none of ' };
    return `Certificate: ${beginning[way]}${listed(names, lang)}`;
  },

  actual(asked, { profile: { certificates: held }, on }, lang) {
    if (held === undefined) return notStated(lang);
    const { codes } = read(asked);
    const relevant = held.filter(({ code }) => codes.includes(code));
    if (relevant.length === 0) return lang === 'ko' ? '보유하지 않음' : 'not held';
    return listed(
      relevant.map((each) => `${nameOf(certificates, each.code, lang)} ${validityInWords(each, on)[lang]}`),
      lang,
    );
  },

  lacks: () => ['certificates'],
};

function read(asked: CertificateTest): { readonly way: (typeof ways)[number]; readonly codes: readonly string[] } {
  const way = ways.find((each) => asked[each] !== undefined)!;
  return { way, codes: asked[way]! };
}

function isValid({ issuedOn, validUntil }: HeldCertificate, on: Day): boolean {
  return (issuedOn === undefined || issuedOn <= on) && (validUntil === undefined || validUntil >= on);
}

function validityInWords(held: HeldCertificate, on: Day): Sentence {
  const { issuedOn, validUntil } = held;
  if (isValid(held, on)) {
    return validUntil === undefined
      ? { ko: '보유', en: 'held' }
      : { ko: `보유 (${validUntil}까지)`, en: `held (valid until ${validUntil})` };
  }
  return issuedOn !== undefined && issuedOn > on
    ? { ko: `${issuedOn} 발급 (기준일 ${on})`, en: `issued on ${issuedOn} (reference date ${on})` }
    : { ko: `${validUntil} 만료 (기준일 ${on})`, en: `expired after ${validUntil} (reference date ${on})` };
}

const exactlyOne: Sentence = {
  ko: 'any(하나 이상), all(모두), none(없음) 가운데 하나만 적어 주세요.',
  en: 'Give exactly one of any, all and none.',
};
