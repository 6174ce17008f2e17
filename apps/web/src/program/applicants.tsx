import { usePage } from '../layout/page.js';
import type { ProgramState } from './program-state.js';

export function Applicants({ state }: { readonly state: ProgramState }) {
  const { vocabulary } = usePage();
  return (
    <ul class="chips">
      {state.program.applicants.map((code) => (
        <li key={code} class="chip">
          {vocabulary.applicant(code)}
        </li>
      ))}
    </ul>
  );
}

/** A programme that such a firm does not apply to has no verdict for it. */
export function NotSeen({ state }: { readonly state: ProgramState }) {
  const { t } = usePage();
  if (state.program.applicants.length === 0) return <p class="notice">{t.program.noApplicants}</p>;
  return (
    <div class="notice">
      <p>{t.program.notSeen}</p>
      <Applicants state={state} />
      <p>{t.program.notSeenText}</p>
    </div>
  );
}
