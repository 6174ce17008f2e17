import { type AsOf, criteriaOf, type Criterion, evaluate, type Outcome, type Profile } from '#eligibility';
import { relateIndustry } from '#korea';
import { weights } from '#ranking';
import { type JudgedProgram, judgedBy } from '../programs/slot.js';
import { valueOfCriterion } from './factor-values.js';

/** A criterion that the order looks at. */
interface Part {
  readonly criterion: Criterion;
  readonly id: string;
  readonly negated: boolean;
  /** Stands under groups of `all` only, so that a firm that is eligible meets it. */
  readonly certain: boolean;
}

const outcomes: Readonly<Record<ReturnType<typeof evaluate>, Outcome>> = { eligible: 'met', ineligible: 'unmet', unknown: 'unknown' };

/** What of a programme's rule counts in the order of matches, read once. */
export class RankedRule {
  private readonly sites: readonly Part[];
  private readonly industries: readonly Part[];
  private readonly certificates: readonly Part[];
  private readonly preferred: readonly Part[];
  /** The most that the factors which hang on the rule can add to a score. */
  readonly most: number;

  constructor(private readonly judged: JudgedProgram) {
    const parts = criteriaOf(judged.rule).map(({ criterion, id, negated, path }): Part => ({
      criterion,
      id,
      negated,
      certain: !/\/(any|not)(\/|$)/.test(path),
    }));
    const asking = parts.filter(({ criterion, negated }) => !negated && criterion.strength !== 'preferred');
    this.sites = asking.filter(({ criterion }) => 'site' in criterion);
    this.industries = asking.filter(({ criterion }) => 'industry' in criterion || 'field' in criterion);
    this.certificates = asking.filter(({ criterion }) => 'certificate' in criterion);
    this.preferred = parts.filter(({ criterion }) => criterion.strength === 'preferred');
    const greatest = (values: readonly number[]) => Math.max(0, ...values);
    this.most =
      weights.area * greatest(this.sites.map(({ criterion }) => valueOfCriterion('area', criterion, 'met'))) +
      weights.industry * greatest(this.industries.map(({ criterion }) => valueOfCriterion('industry', criterion, 'met'))) +
      weights.certificate * (this.certificates.length > 0 ? 1 : 0) +
      weights.preferred * (this.preferred.length > 0 ? 1 : 0);
  }

  area(firm: RankedFirm): number {
    return this.greatest(this.sites, firm, ({ criterion }, outcome) => valueOfCriterion('area', criterion, outcome));
  }

  industry(firm: RankedFirm): number {
    return this.greatest(this.industries, firm, ({ criterion }, outcome) => {
      if (!('industry' in criterion)) return valueOfCriterion('industry', criterion, outcome);
      const { in: listed } = criterion.industry;
      const own = firm.profile.industries ?? [];
      const fitting = listed.length === 1 ? [] : listed.filter((code) => own.some((each) => relateIndustry(each, code) !== 'outside'));
      return Math.max(
        ...(fitting.length > 0 ? fitting : listed).map((code) => valueOfCriterion('industry', { industry: { in: [code] } }, outcome)),
      );
    });
  }

  certificate(firm: RankedFirm): number {
    const held = firm.profile.certificates ?? [];
    if (held.length === 0) return 0;
    return this.greatest(this.certificates, firm, ({ criterion }, outcome) => {
      if (outcome !== 'met' || !('certificate' in criterion)) return 0;
      const { any = [], all = [] } = criterion.certificate;
      return held.some(({ code }) => any.includes(code) || all.includes(code)) ? 1 : 0;
    });
  }

  preferredShare(firm: RankedFirm): number {
    if (this.preferred.length === 0) return 0;
    const met = this.preferred.filter((part) => this.outcome(part, firm) === (part.negated ? 'unmet' : 'met')).length;
    return Math.round((met / this.preferred.length) * 1e6) / 1e6;
  }

  private greatest(parts: readonly Part[], firm: RankedFirm, value: (part: Part, outcome: Outcome) => number): number {
    let greatest = 0;
    for (const part of parts) {
      const outcome = firm.isEligible && part.certain ? 'met' : this.outcome(part, firm);
      if (outcome !== 'unmet') greatest = Math.max(greatest, value(part, outcome));
    }
    return greatest;
  }

  private outcome({ criterion, id }: Part, { profile, asOf }: RankedFirm): Outcome {
    return outcomes[evaluate({ ...criterion, id, strength: 'must' }, profile, judgedBy(this.judged, asOf))];
  }
}

export interface RankedFirm {
  readonly profile: Profile;
  readonly asOf: AsOf;
  readonly isEligible: boolean;
}
