import { type AsOf, criteriaOf, type Criterion, evaluate, type HeldCertificate, type Outcome, type Profile, type Rule } from '#eligibility';
import { relateIndustry } from '#korea';
import { weights } from '#ranking';
import { type JudgedProgram, judgedBy } from '../programs/slot.js';
import { valueOfCriterion } from './factor-values.js';

/** A criterion that the order looks at. */
interface Part {
  readonly criterion: Criterion;
  /** The criterion as a rule of its own, which the eligibility lib reads once. */
  readonly rule: Rule;
  readonly negated: boolean;
  /** Stands under groups of `all` only, so that a firm that is eligible meets it. */
  readonly certain: boolean;
  /** What meeting it is worth at most to its factor. */
  readonly worth: number;
  /** Of an industry: what meeting it is worth by each code that it lists; null where that is the same for all. */
  readonly byCode: readonly { readonly code: string; readonly worth: number }[] | null;
}

export interface RankedFirm {
  readonly profile: Profile;
  readonly asOf: AsOf;
  readonly isEligible: boolean;
}

const outcomes: Readonly<Record<ReturnType<typeof evaluate>, Outcome>> = { eligible: 'met', ineligible: 'unmet', unknown: 'unknown' };
const nothingHeld: readonly HeldCertificate[] = [];

/** What of a programme's rule counts in the order of matches, read once. */
export class RankedRule {
  private readonly sites: readonly Part[];
  private readonly industries: readonly Part[];
  private readonly certificates: readonly Part[];
  private readonly preferred: readonly Part[];
  /** What area and industry are for every firm that is eligible; null where that hangs on the firm. */
  readonly sureArea: number | null;
  readonly sureIndustry: number | null;
  /** The most that area, industry and preferences can add to a score. */
  readonly most: number;
  /** Whether certificates that a firm holds may add to a score. */
  readonly asksCertificate: boolean;

  constructor(private readonly judged: JudgedProgram) {
    const parts = criteriaOf(judged.rule);
    const asking = parts.filter(({ criterion, negated }) => !negated && criterion.strength !== 'preferred').map((placed) => partOf(placed));
    this.sites = asking.filter(({ criterion }) => 'site' in criterion);
    this.industries = asking.filter(({ criterion }) => 'industry' in criterion || 'field' in criterion);
    this.certificates = asking.filter(({ criterion }) => 'certificate' in criterion);
    this.preferred = parts.filter(({ criterion }) => criterion.strength === 'preferred').map((placed) => partOf(placed));
    const greatest = (of: readonly Part[]) => of.reduce((high, { worth }) => Math.max(high, worth), 0);
    // What such a firm meets in any case and is worth most settles it.
    const sure = (of: readonly Part[]) =>
      of.length === 0 ? 0 : (of.find(({ certain, byCode, worth }) => certain && byCode === null && worth === greatest(of))?.worth ?? null);
    this.sureArea = sure(this.sites);
    this.sureIndustry = sure(this.industries);
    this.most =
      weights.area * greatest(this.sites) +
      weights.industry * greatest(this.industries) +
      weights.preferred * (this.preferred.length > 0 ? 1 : 0);
    this.asksCertificate = this.certificates.length > 0;
  }

  area(firm: RankedFirm): number {
    return this.greatest(this.sites, firm, (part, outcome) =>
      outcome === 'met' ? part.worth : valueOfCriterion('area', part.criterion, outcome),
    );
  }

  industry(firm: RankedFirm): number {
    return this.greatest(this.industries, firm, (part, outcome) => {
      if (part.byCode === null) return outcome === 'met' ? part.worth : valueOfCriterion('industry', part.criterion, outcome);
      const own = firm.profile.industries ?? [];
      const fitting = part.byCode.filter(({ code }) => own.some((each) => relateIndustry(each, code) !== 'outside'));
      const shown = fitting.length > 0 ? fitting : part.byCode;
      const worth = ({ code, worth: met }: (typeof shown)[number]) =>
        outcome === 'met' ? met : valueOfCriterion('industry', { industry: { in: [code] } }, outcome);
      return shown.reduce((high, each) => Math.max(high, worth(each)), 0);
    });
  }

  certificate(firm: RankedFirm): number {
    const held = firm.profile.certificates ?? nothingHeld;
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

  private outcome({ rule }: Part, { profile, asOf }: RankedFirm): Outcome {
    return outcomes[evaluate(rule, profile, judgedBy(this.judged, asOf))];
  }
}

function partOf({ criterion, id, negated, path }: ReturnType<typeof criteriaOf>[number]): Part {
  const certain = !/\/(any|not)(\/|$)/.test(path);
  const codes =
    'industry' in criterion
      ? criterion.industry.in.map((code) => ({ code, worth: valueOfCriterion('industry', { industry: { in: [code] } }, 'met') }))
      : [];
  const isSame = codes.every(({ worth }) => worth === codes[0]!.worth);
  const worth = codes.length > 0 ? Math.max(...codes.map((each) => each.worth)) : worthOf(criterion);
  return { criterion, rule: { ...criterion, id, strength: 'must' }, negated, certain, worth, byCode: isSame ? null : codes };
}

function worthOf(criterion: Criterion): number {
  if ('site' in criterion) return valueOfCriterion('area', criterion, 'met');
  return 'field' in criterion ? valueOfCriterion('industry', criterion, 'met') : 0;
}
