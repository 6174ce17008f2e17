import type { Profile } from '#eligibility';
import { type Page, usePage } from '../layout/page.js';

/** What the firm has said so far, in a row of short words. */
export function AnswerChips(props: { readonly profile: Profile }) {
  const page = usePage();
  const words = wordsOf(props.profile, page);
  if (words.length === 0) return <p class="muted">{page.t.profile.nothing}</p>;
  return (
    <ul class="answer-chips">
      {words.map((word) => (
        <li key={word} class="chip">
          {word}
        </li>
      ))}
    </ul>
  );
}

/** How many of the six are answered. */
export function answeredOfSix(profile: Profile): number {
  const { sites, industries, establishedOn, stage, employees, revenues, certificates } = profile;
  return [sites, industries, establishedOn ?? stage, employees, revenues, certificates].filter((answer) => answer !== undefined).length;
}

function wordsOf(profile: Profile, { t, format, vocabulary }: Page): readonly string[] {
  const { sites = [], industries = [], revenues = [], certificates, fields, standing, received, answers = {} } = profile;
  const raised = Object.entries(t.profile.standing.options).filter(([flag]) => standing?.[flag as keyof typeof standing]);
  return [
    ...sites.map(({ area, kind }) => (kind ? `${vocabulary.area(area)} ${t.profile.siteKinds[kind]}` : vocabulary.area(area))),
    ...industries.map((code) => `${vocabulary.industry(code)} (${code})`),
    ...(profile.establishedOn ? [t.profile.established.since(format.period(profile.establishedOn))] : []),
    ...(profile.stage ? [t.profile.stage.options[profile.stage]] : []),
    ...(typeof profile.employees === 'number' ? [t.profile.employees.count(format.count(profile.employees))] : []),
    ...revenues.flatMap(({ year, amount }) => (typeof amount === 'number' ? [t.profile.revenue.of(year, format.won(amount))] : [])),
    ...listWords(
      certificates?.map(({ code }) => vocabulary.certificate(code)),
      t.profile.certificates.noneShort,
    ),
    ...(profile.sizeClass ? [t.profile.size.options[profile.sizeClass]] : []),
    ...(profile.form ? [vocabulary.form(profile.form)] : []),
    ...listWords(
      fields?.map((code) => vocabulary.field(code)),
      t.profile.fields.noneShort,
    ),
    ...listWords(standing && raised.map(([, name]) => name), t.profile.standing.noneShort),
    ...(received ? [received.length === 0 ? t.profile.received.noneShort : t.profile.received.some(received.length)] : []),
    ...(Object.keys(answers).length > 0 ? [t.profile.confirm.answered(Object.keys(answers).length)] : []),
  ];
}

function listWords(names: readonly string[] | undefined, empty: string): readonly string[] {
  return names?.length === 0 ? [empty] : (names ?? []);
}
