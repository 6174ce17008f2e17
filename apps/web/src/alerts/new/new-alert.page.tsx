import type { ComponentChildren } from 'preact';
import { withEntries } from '../../address/address.js';
import { Korean } from '../../components/korean.js';
import { type Page, usePage } from '../../layout/page.js';
import type { View } from '../../layout/view.js';
import { newAlertPath } from '../alert-address.js';
import { frequencies } from '../alerts-api.types.js';
import { FormProblems } from '../form-problems.js';
import { SavedSearchWords } from '../saved-search.js';
import type { AlertField, AlertForm, AlertFormProblem } from './alert-form.js';
import { type AskedAlert, askedEntries } from './asked-alert.js';
import { Elsewhere } from './elsewhere.js';

export interface NewAlert {
  readonly asked: AskedAlert;
  readonly programTitle: string | null;
  readonly form: AlertForm;
  readonly problems: readonly AlertFormProblem[];
  readonly status: number;
}

export function newAlertView({ t }: Page, state: NewAlert): View {
  const title = state.asked.wish.kind === 'program' ? t.alerts.links.follow : t.alerts.links.mail;
  return {
    title: state.problems.length > 0 ? `${t.profile.problems.titlePrefix}${title}` : title,
    section: null,
    status: state.status,
    content: <NewAlertPage title={title} state={state} />,
  };
}

function NewAlertPage({ title, state }: { readonly title: string; readonly state: NewAlert }) {
  const { t, query } = usePage();
  const { asked, programTitle, problems } = state;
  const { wish, back } = asked;
  return (
    <div class="frame alerts-page">
      <p class="back">
        <a href={back}>
          <span aria-hidden="true">← </span>
          {t.alerts.back}
        </a>
      </p>
      <h1>{title}</h1>
      <FormProblems problems={problems} />
      <section class="alert-card" aria-labelledby="what-title">
        <h2 id="what-title">{t.alerts.what.title}</h2>
        {wish.kind === 'program' ? (
          <p class="alert-card__program">
            <Korean>{programTitle}</Korean>
          </p>
        ) : (
          <SavedSearchWords search={wish.search} />
        )}
        {asked.isPartial && <p class="notice">{t.alerts.what.partial}</p>}
        <p>{wish.kind === 'program' ? t.alerts.what.ofProgram : wish.search.profile ? t.alerts.what.ofFirm : t.alerts.what.ofSearch}</p>
      </section>
      <form class="alert-form" method="post" action={withEntries(newAlertPath, askedEntries(query))} novalidate>
        <EmailField state={state} />
        <FrequencyField state={state} />
        <ConsentField state={state} />
        <input type="hidden" name="once" value={state.form.once} />
        <div class="alert-form__submit">
          <button type="submit" class="button button--primary button--large">
            {t.alerts.form.submit}
          </button>
          <p class="hint">{t.alerts.form.next}</p>
        </div>
      </form>
      {wish.kind === 'search' && <Elsewhere search={wish.search} />}
    </div>
  );
}

interface FieldProps {
  readonly state: NewAlert;
}

function EmailField({ state }: FieldProps) {
  const { t } = usePage();
  const message = messageAt(state, 'email');
  return (
    <div class={`question${message ? ' has-error' : ''}`}>
      <label class="question__words" for="alert-email">
        {t.alerts.form.email}
      </label>
      <p id="alert-email-hint" class="hint">
        {t.alerts.form.emailHint}
      </p>
      <FieldError field="email" message={message} />
      <input
        id="alert-email"
        type="email"
        name="email"
        value={state.form.email}
        maxlength={254}
        autocomplete="email"
        spellcheck={false}
        required
        aria-describedby="alert-email-hint alert-email-error"
        aria-invalid={message ? 'true' : undefined}
      />
    </div>
  );
}

function FrequencyField({ state }: FieldProps) {
  const { t } = usePage();
  return (
    <Group field="frequency" legend={t.alerts.frequency.question} hint={t.alerts.frequency.hint} message={messageAt(state, 'frequency')}>
      <div class="alert-form__choices">
        {frequencies.map((frequency) => (
          <label key={frequency} class="check">
            <input type="radio" name="often" value={frequency} checked={state.form.frequency === frequency} />
            <span>{t.alerts.frequency.options[frequency]}</span>
          </label>
        ))}
      </div>
    </Group>
  );
}

function ConsentField({ state }: FieldProps) {
  const { t } = usePage();
  const message = messageAt(state, 'consent');
  const { rows } = t.alerts.consent;
  return (
    <div class={`question${message ? ' has-error' : ''}`}>
      <h2 class="question__words">{t.alerts.consent.title}</h2>
      <dl id="alert-consent-hint" class="pairs alert-form__consent">
        {[rows.what(state.asked.wish.kind === 'search'), rows.purpose, rows.kept, rows.refusal].map(({ name, text }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <FieldError field="consent" message={message} />
      <label class="check">
        <input
          id="alert-consent"
          type="checkbox"
          name="consent"
          value="yes"
          checked={state.form.consent}
          required
          aria-describedby="alert-consent-error"
          aria-invalid={message ? 'true' : undefined}
        />
        <span>{t.alerts.consent.agree}</span>
      </label>
    </div>
  );
}

function Group(props: {
  readonly field: AlertField;
  readonly legend: string;
  readonly hint: string;
  readonly message: string;
  readonly children: ComponentChildren;
}) {
  const id = `alert-${props.field}`;
  return (
    <fieldset class={`question${props.message ? ' has-error' : ''}`} id={id} tabindex={-1} aria-describedby={`${id}-hint ${id}-error`}>
      <legend class="question__words">{props.legend}</legend>
      <p id={`${id}-hint`} class="hint">
        {props.hint}
      </p>
      <FieldError field={props.field} message={props.message} />
      {props.children}
    </fieldset>
  );
}

function FieldError({ field, message }: { readonly field: AlertField; readonly message: string }) {
  return (
    <p id={`alert-${field}-error`} class="field-error">
      {message}
    </p>
  );
}

function messageAt({ problems }: NewAlert, field: AlertField): string {
  return problems.find((problem) => problem.field === field)?.message ?? '';
}
