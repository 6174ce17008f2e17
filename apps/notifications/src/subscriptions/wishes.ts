import { FirmCopy, ProgramCopy } from '#copies';
import { interests } from '#contracts';
import { parseProfile, type Profile } from '#eligibility';
import { Config, Draining, type FieldProblem, Problem, requestContext, type Text } from '#service-kit';
import { Injectable } from '@nestjs/common';
import { channelOf } from './channel-of.js';
import type { SavedSearch } from './subscription.js';
import type { SavedSearchBody, SubscriptionBody } from './subscription.body.js';
import { needsConsent, type Wish } from './wish.js';

/** What was saved a moment ago may still be on its way here. */
const arrivalMillis = 2_000;
/** Characters of JSON. Every saved search is held in memory by whoever plans. */
const largestProfile = 16_384;
/** What a caller may send along with a profile as it stands elsewhere; it is not kept. */
const notOfAProfile = ['id', 'version', 'name', 'businessNumber'] as const;

/** Reads what somebody wants to hear of out of a body. */
@Injectable()
export class Wishes {
  constructor(
    private readonly firms: FirmCopy,
    private readonly programs: ProgramCopy,
    private readonly config: Config,
    private readonly draining: Draining,
  ) {}

  /**
   * @throws Problem `unauthorized` for what only staff may ask for; `body-invalid`, `profile-invalid` with what is to be mended
   */
  async read(body: SubscriptionBody, isStaff: boolean): Promise<Wish> {
    if (!isStaff && isForStaff(body)) throw onlyStaff();
    const companyId = body.companyId ?? undefined;
    const programId = body.programId ?? undefined;
    const errors = partsAtFault(body);
    const channel = channelOf(body.channel, { companyId, privateAllowed: this.config.webhookPrivate });
    if (!channel.ok) errors.push(...channel.errors);
    else if (body.consent == null && needsConsent({ companyId, channel: channel.channel })) errors.push(refusal('/consent', 'noConsent'));
    if (!channel.ok || errors.length > 0) throw new Problem('body-invalid', { errors });
    const search = body.kind === 'search' && body.search != null ? savedSearchOf(body.search) : undefined;
    await this.areThere(companyId, programId);
    return {
      kind: body.kind,
      ...(companyId !== undefined && { companyId }),
      ...(programId !== undefined && { programId }),
      ...(search !== undefined && { search }),
      channel: channel.channel,
      frequency: body.frequency ?? 'at-once',
      language: body.language ?? requestContext()?.language ?? 'ko',
      ...(body.consent != null && isStaff && { consent: { purpose: body.consent.purpose, at: body.consent.at } }),
    };
  }

  private async areThere(companyId: string | undefined, programId: string | undefined): Promise<void> {
    const [isFirm, isProgram] = await Promise.all([
      companyId === undefined || this.has(this.firms, companyId, () => this.firms.profileOf(companyId) !== undefined),
      programId === undefined || this.has(this.programs, programId, () => this.programs.get(programId) !== undefined),
    ]);
    const errors = [...(isFirm ? [] : [refusal('/companyId', 'noFirm')]), ...(isProgram ? [] : [refusal('/programId', 'noProgram')])];
    if (errors.length > 0) throw new Problem('body-invalid', { errors });
  }

  private async has({ arrivals }: Pick<FirmCopy, 'arrivals'>, id: string, isThere: () => boolean): Promise<boolean> {
    return isThere() || ((await arrivals.reaches(id, 1, arrivalMillis, this.draining.signal)) && isThere());
  }
}

function isForStaff({ kind, companyId, channel }: SubscriptionBody): boolean {
  return kind === 'company' || companyId != null || [channel.webhook, channel.inbox, channel.phone].some((each) => each != null);
}

/** What has to be there for the kind of subscription, and what may not. */
function partsAtFault({ kind, companyId, programId, search }: SubscriptionBody): FieldProblem[] {
  const given = { '/companyId': companyId != null, '/programId': programId != null, '/search': search != null } as const;
  const needed = ({ company: '/companyId', program: '/programId', search: '/search' } as const)[kind];
  const errors = given[needed] ? [] : [refusal(needed, 'missing')];
  for (const path of ['/programId', '/search'] as const) if (given[path] && path !== needed) errors.push(refusal(path, 'otherKind'));
  if (kind === 'search' && companyId != null && search?.profile != null) errors.push(refusal('/search/profile', 'twoProfiles'));
  return errors;
}

function savedSearchOf({ query, filter, profile }: SavedSearchBody): SavedSearch {
  const text = query?.trim() ?? '';
  const codes = <T extends string>(list: readonly T[] | null | undefined): readonly T[] => [...new Set(list ?? [])].sort();
  return {
    query: text === '' ? null : text,
    filter: { tracks: codes(filter?.tracks), status: codes(filter?.status), areas: codes(filter?.areas), kinds: codes(filter?.kinds) },
    profile: profile == null ? null : profileOf(profile),
  };
}

function profileOf(given: unknown): Profile {
  const lang = requestContext()?.language ?? 'ko';
  const read = parseProfile(given, { lang, ignore: notOfAProfile, interests: interests.map(({ code }) => code) });
  if (!read.ok) {
    throw new Problem('profile-invalid', {
      errors: read.errors.map(({ path, message }) => ({ path: `/search/profile${path}`, message })),
    });
  }
  if (JSON.stringify(read.value).length > largestProfile) {
    throw new Problem('profile-invalid', { errors: [refusal('/search/profile', 'tooLarge')] });
  }
  return read.value;
}

function onlyStaff(): Problem {
  return new Problem('unauthorized', {
    detail: {
      ko: '직원 키 없이는 전자우편으로 검색이나 사업의 소식만 받을 수 있습니다.',
      en: 'Without a staff key, only e-mail for a search or a programme can be asked for.',
    },
  });
}

function refusal(path: string, reason: keyof typeof refusals): FieldProblem {
  return { path, message: refusals[reason] };
}

const refusals = {
  missing: { ko: '꼭 입력해야 합니다.', en: 'This is required.' },
  otherKind: { ko: '이 종류(kind)의 구독에는 쓰지 않습니다.', en: 'A subscription of this kind has none.' },
  twoProfiles: {
    ko: '등록된 기업의 구독은 그 기업의 정보로 판단합니다.',
    en: 'For a registered firm, its own profile counts.',
  },
  noConsent: {
    ko: '이 주소를 써도 된다는 동의(목적과 일시)를 적어 주세요.',
    en: 'Give the consent to use this address: for what, and when it was given.',
  },
  noFirm: { ko: '등록된 기업이 아닙니다.', en: 'There is no such firm.' },
  noProgram: { ko: '그런 사업이 없습니다.', en: 'There is no such programme.' },
  tooLarge: {
    ko: `기업 정보가 너무 큽니다. JSON으로 ${largestProfile}자까지 보낼 수 있습니다.`,
    en: `The profile is too large: at most ${largestProfile} characters of JSON.`,
  },
} satisfies Record<string, Text>;
