import { parseProfile, type PathError, type Parsed } from '#eligibility';
import { checkBusinessNumber, type Lang } from '#korea';
import type { CompanyState } from './company.js';
import { interests } from './vocabulary.js';

/** `anonymous`: everything is optional, nothing is kept. `registered`: a name, and a number unless it is a pre-startup. */
export type CompanyDoor = 'anonymous' | 'registered';

/** Keys a caller may send back as it read them; they are not part of the state. */
const ignored = ['id', 'version'] as const;
const own = ['name', 'businessNumber'] as const;
const nameLimit = 200;

/**
 * The one door for a firm's data: the profile, and what registration adds to it. Numbers may be written with dashes and are kept as ten
 * digits. Errors carry a JSON Pointer into the firm and a sentence for a clerk.
 */
export function parseCompany(input: unknown, door: CompanyDoor, lang: Lang = 'ko'): Parsed<CompanyState> {
  const profile = parseProfile(input, { lang, ignore: [...ignored, ...own], interests: interests.map((term) => term.code) });
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return profile as Parsed<CompanyState>;
  const given = input as Readonly<Record<string, unknown>>;
  const say = messages[lang];
  const errors: PathError[] = profile.ok ? [] : [...profile.errors];

  const name = valueOf(given, 'name');
  if (name !== undefined && (typeof name !== 'string' || name.trim() === '' || name.length > nameLimit)) {
    errors.push({ path: '/name', message: say.name });
  } else if (name === undefined && door === 'registered') {
    errors.push({ path: '/name', message: say.nameMissing });
  }

  const written = valueOf(given, 'businessNumber');
  let businessNumber: string | undefined;
  if (written !== undefined) {
    const check = typeof written === 'string' ? checkBusinessNumber(written) : ({ valid: false, reason: 'characters' } as const);
    if (check.valid) businessNumber = check.number;
    else errors.push({ path: '/businessNumber', message: say.number[check.reason] });
  } else if (door === 'registered' && valueOf(given, 'stage') !== 'pre-startup') {
    errors.push({ path: '/businessNumber', message: say.numberMissing });
  }

  if (!profile.ok || errors.length > 0) return { ok: false, errors };
  return {
    ok: true,
    value: {
      ...(typeof name === 'string' ? { name: name.trim() } : { name: '' }),
      ...(businessNumber === undefined ? {} : { businessNumber }),
      ...profile.value,
    },
  };
}

function valueOf(given: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(given, key) ? given[key] : undefined;
}

const messages = {
  ko: {
    name: `기업 이름은 1자 이상 ${nameLimit}자 이하의 글자여야 합니다.`,
    nameMissing: '기업 이름을 적어 주세요.',
    numberMissing: '사업자등록번호를 적어 주세요. 아직 등록 전이면 stage를 pre-startup(예비창업자)으로 적습니다.',
    number: {
      length: '사업자등록번호는 숫자 10자리입니다.',
      characters: '사업자등록번호는 숫자와 붙임표(-)만 쓸 수 있습니다.',
      zeros: '같은 숫자만으로 된 번호는 사업자등록번호가 아닙니다.',
      checksum: '사업자등록번호의 검증 숫자가 맞지 않습니다. 번호를 다시 확인해 주세요.',
    },
  },
  en: {
    name: `The name must be text of 1 to ${nameLimit} characters.`,
    nameMissing: 'Give the name of the firm.',
    numberMissing: 'Give the business registration number, or the stage pre-startup for a firm not registered yet.',
    number: {
      length: 'A business registration number has 10 digits.',
      characters: 'A business registration number has only digits and dashes.',
      zeros: 'A number of one repeated digit is not a business registration number.',
      checksum: 'The check digit of the business registration number is wrong.',
    },
  },
} as const;
