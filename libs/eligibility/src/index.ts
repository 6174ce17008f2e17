export type { Lang } from '#korea';
export { type AsOf, type CallWindow, currentCall, isOpen, type Status, statusOf, windowOf } from './calls.js';
export { testNames, testOf } from './criteria/index.js';
export { criteriaOf, type PlacedCriterion } from './criteria-of.js';
export { evaluate } from './evaluate.js';
export { referenceDay } from './facts.js';
export { judge } from './judge.js';
export { lintRule, type LintWarning, type WarningCode } from './lint.js';
export { missingFields } from './missing.js';
export { parseProfile, type ProfileOptions } from './parse-profile.js';
export { parseRule } from './parse-rule.js';
export type { Band, HeldCertificate, Profile, Received, Revenue, Site } from './profile.js';
export type { Parsed, PathError } from './reading.js';
export type {
  AllRule,
  AnyRule,
  Bounds,
  CertificateTest,
  Criterion,
  CriterionExtras,
  CriterionOf,
  Form,
  NotRule,
  ReferenceDate,
  Rule,
  SiteKind,
  SizeClass,
  Stage,
  StandingFlag,
  Strength,
  TestName,
  Tests,
} from './rule.js';
export { type Applicant, listsStage, sees } from './sees.js';
export { elementarySizes, type ElementarySize, narrowestSize, possibleSizes } from './size.js';
export { requiredInWords } from './trace.js';
export type { CallDates, Judged, Judgement, NearMiss, Off, Outcome, TraceEntry, Verdict } from './verdict.js';
export { certificates, type Code, fields, forms, siteKinds, sizeClasses, stages, standingFlags, tests } from './vocabulary.js';
