import { publish } from './publish.js';

/** npm run bench:match:docs: the chart and the figures in docs/performance.md, from the last run and not from a new one. */
publish();
