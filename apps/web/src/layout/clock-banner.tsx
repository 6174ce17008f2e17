import { usePage } from './page.js';

/** Says as of when everything on the page is judged, wherever that is not simply now. */
export function ClockBanner() {
  const { t, clock, format } = usePage();
  if (!clock.demo) return null;
  return (
    <div class="clock-banner">
      <p class="frame">
        <strong>
          {t.clock.demo}: <time datetime={clock.now}>{format.moment(clock.now)}</time>
        </strong>{' '}
        <span>{t.clock.judged}</span>
        {clock.help && <span class="clock-banner__help"> {clock.help}</span>}
      </p>
    </div>
  );
}
