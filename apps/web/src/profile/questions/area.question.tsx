import type { SiteKind } from '#eligibility';
import { usePage } from '../../layout/page.js';
import { idOf, type QuestionProps } from '../profile-form-state.js';
import { controlProps, Question } from './question.js';
import { HiddenEntries } from '../../address/hidden-entries.js';
import type { Entry } from '../../address/address.js';

const home = '43';
const siteKinds: readonly SiteKind[] = ['head', 'factory', 'lab', 'branch'];

/** Where the firm is. One place is asked for; the others of an address that holds several are carried along. */
export function AreaQuestion(props: QuestionProps) {
  const { t } = usePage();
  const sites = props.state.profile.sites ?? [];
  const first = sites[0];
  const here = sites.filter((site) => site.area === first?.area);
  const others = sites.filter((site) => site.area !== first?.area);
  return (
    <Question {...props} field="area" question={t.profile.area.question} hint={t.profile.area.hint}>
      <select name="area" {...controlProps('area', props)}>
        <option value="">{t.profile.unknownOption}</option>
        <AreaOptions selected={first?.area ?? null} />
      </select>
      <HiddenEntries entries={others.map((site): Entry => ['area', site.kind ? `${site.area}:${site.kind}` : site.area])} />
      <fieldset class="inline-choices">
        <legend>{t.profile.area.kinds}</legend>
        {siteKinds.map((kind) => (
          <label key={kind} class="check">
            <input
              type="checkbox"
              name="site-kind"
              value={kind}
              id={`${idOf('area', props.scope)}-${kind}`}
              checked={here.some((site) => site.kind === kind)}
            />
            <span>{t.profile.siteKinds[kind]}</span>
          </label>
        ))}
      </fieldset>
    </Question>
  );
}

/** 충북 with its cities and counties first, then the other provinces as far as the list goes. */
export function AreaOptions(props: { readonly selected: string | null }) {
  const { t, vocabulary } = usePage();
  const provinces = vocabulary.areasBelow('KR');
  const divided = provinces.filter(({ code }) => code !== home && vocabulary.areasBelow(code).length > 1);
  const whole = provinces.filter(({ code }) => code !== home && vocabulary.areasBelow(code).length <= 1);
  const offered = new Set(provinces.flatMap(({ code }) => [code, ...vocabulary.areasBelow(code).map((area) => area.code)]));
  return (
    <>
      {props.selected !== null && !offered.has(props.selected) && (
        <option value={props.selected} selected>
          {vocabulary.area(props.selected)}
        </option>
      )}
      {provinces
        .filter(({ code }) => code === home)
        .concat(divided)
        .map((province) => (
          <optgroup key={province.code} label={vocabulary.nameOf(province)}>
            {vocabulary.areasBelow(province.code).map((area) => (
              <option key={area.code} value={area.code} selected={area.code === props.selected}>
                {vocabulary.nameOf(area)}
              </option>
            ))}
            <option value={province.code} selected={province.code === props.selected}>
              {t.profile.area.whole(vocabulary.nameOf(province))}
            </option>
          </optgroup>
        ))}
      {whole.length > 0 && (
        <optgroup label={t.profile.area.otherProvinces}>
          {whole.map((province) => (
            <option key={province.code} value={province.code} selected={province.code === props.selected}>
              {vocabulary.nameOf(province)}
            </option>
          ))}
        </optgroup>
      )}
    </>
  );
}
