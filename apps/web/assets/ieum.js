/**
 * Makes the pages quicker. Everything works without it: each form is sent by its button, each state has an address.
 *
 * A form marked `data-live-form` is sent in the background whenever an answer changes; of the page that comes back, every element marked
 * `data-live` takes the place of the one with the same id here, and the address bar follows.
 */
const announcer = document.getElementById('announcer');

for (const form of document.querySelectorAll('form[data-live-form]')) followAnswers(form);
for (const input of document.querySelectorAll('input[list]'))
  input.addEventListener('focus', () => void fillOptions(input), { once: true });
for (const hint of document.querySelectorAll('[data-with-script]')) hint.hidden = false;
document.querySelector('.error-summary')?.focus();
openWhenWide();

function followAnswers(form) {
  let sent = null;
  const bar = form.querySelector('[data-live-bar]');
  hideWhileInSight(bar, form.dataset.liveForm);
  form.addEventListener('change', (event) => {
    fillFromChoice(event.target);
    clearOpposite(event.target);
    sent?.abort();
    sent = new AbortController();
    void refresh(form, bar, sent.signal);
  });
}

async function refresh(form, bar, signal) {
  const target = document.getElementById(form.dataset.liveForm);
  const failed = form.querySelector('[data-live-failed]');
  target.setAttribute('aria-busy', 'true');
  try {
    const response = await fetch(`${form.getAttribute('action')}?${answersOf(form)}`, { signal, headers: { Accept: 'text/html' } });
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
    // 422 is a page too: it says which answer could not be taken.
    if (!response.ok && response.status !== 422) throw new Error(`${response.status}`);
    if (signal.aborted) return;
    replaceLive(fresh);
    showErrors(form);
    if (response.ok) history.replaceState(null, '', response.url);
    failed.hidden = true;
    showNews(bar, newsOf(form));
  } catch {
    if (signal.aborted) return;
    failed.hidden = false;
    announcer.textContent = failed.textContent;
  } finally {
    if (!signal.aborted) document.getElementById(form.dataset.liveForm).removeAttribute('aria-busy');
  }
}

/** What the form would send, without what is empty. */
function answersOf(form) {
  return new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ''));
}

function replaceLive(fresh) {
  const open = new Set([...document.querySelectorAll('[data-live] details[open]')].map((details) => details.className));
  for (const old of document.querySelectorAll('[data-live]')) {
    const next = fresh.getElementById(old.id);
    // Where an answer is refused there are no results; the ones in sight are better than none.
    if (!next || (old.id === 'results' && !next.firstElementChild)) continue;
    old.replaceWith(document.importNode(next, true));
  }
  for (const details of document.querySelectorAll('[data-live] details')) details.open ||= open.has(details.className);
  if (!fresh.querySelector('.error-summary')) document.getElementById('error-summary')?.replaceChildren();
  openWhenWide();
}

function showErrors(form) {
  for (const error of form.querySelectorAll('.field-error[id]')) {
    const wrong = error.textContent !== '';
    error.closest('.question')?.classList.toggle('has-error', wrong);
    const control = document.getElementById(error.id.replace(/-error$/, ''));
    if (control && control.tagName !== 'FIELDSET') control.toggleAttribute('aria-invalid', wrong);
    if (control?.hasAttribute('aria-invalid')) control.setAttribute('aria-invalid', 'true');
  }
}

/** The sentence that says what changed: what is wrong, else what came out. */
function newsOf(form) {
  const errors = [...form.querySelectorAll('.field-error[id]')].map((error) => error.textContent).filter(Boolean);
  if (errors.length > 0) return errors.join(' ');
  return document.getElementById(form.dataset.liveForm).querySelector('[data-announce]')?.dataset.announce ?? '';
}

function showNews(bar, news) {
  announcer.textContent = news;
  bar.querySelector('[data-live-words]').textContent = news;
  bar.dataset.hasNews = '';
  bar.hidden = 'inSight' in bar.dataset;
}

/** The bar at the foot of a small screen points at results that cannot be seen; next to them it would only be in the way. */
function hideWhileInSight(bar, targetId) {
  const look = () => {
    const { top } = document.getElementById(targetId).getBoundingClientRect();
    if (top < window.innerHeight * 0.8) bar.dataset.inSight = '';
    else delete bar.dataset.inSight;
    bar.hidden = 'inSight' in bar.dataset || !('hasNews' in bar.dataset);
  };
  window.addEventListener('scroll', look, { passive: true });
  look();
}

/** A choice from a list writes itself into the field it helps with, so that one field alone holds the answer. */
function fillFromChoice(choice) {
  const field = document.getElementById(choice.dataset.fills ?? '');
  if (!field || choice.value === '') return;
  field.value = (choice.selectedOptions?.[0] ?? choice.closest('label')).textContent.trim();
  if (choice.type === 'radio') {
    choice.checked = false;
    field.focus();
  } else choice.value = '';
}

/** "None of these" and any of these exclude each other. */
function clearOpposite(box) {
  if (box.type !== 'checkbox' || !box.checked || !box.form) return;
  const group = box.form.querySelectorAll(`input[type="checkbox"][name="${box.name}"]`);
  for (const other of group) {
    if (other !== box && (box.value === 'none') !== (other.value === 'none')) other.checked = false;
  }
}

async function fillOptions(input) {
  const source = input.list?.dataset.options;
  if (!source) return;
  const response = await fetch(source).catch(() => null);
  if (!response?.ok) return;
  const options = new DOMParser().parseFromString(`<datalist>${await response.text()}</datalist>`, 'text/html').querySelectorAll('option');
  input.list.replaceChildren(...[...options].map((option) => document.importNode(option, true)));
}

/** What stands beside a list is open; above it, it would push the list away. */
function openWhenWide() {
  for (const details of document.querySelectorAll('details[data-open-when-wide]')) {
    const column = details.parentElement;
    if (column.offsetWidth < column.parentElement.offsetWidth * 0.8) details.open = true;
  }
}
