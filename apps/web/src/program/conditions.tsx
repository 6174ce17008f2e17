import type { Rule, TraceEntry } from '#eligibility';
import { Quote } from '../components/quote.js';
import { OutcomeBadge } from '../components/verdict-badge.js';
import { Words } from '../components/words.js';
import { usePage } from '../layout/page.js';
import { type ConditionNode, conditionTree, outcomeOf } from './condition-tree.js';

interface ConditionsProps {
  readonly rule: Rule | null;
  readonly trace: readonly TraceEntry[];
  /** For a firm: what holds, and what the firm's value is. */
  readonly judged: boolean;
}

/** Each condition of the rule with the sentence it stands on; alternatives together. */
export function Conditions({ rule, trace, judged }: ConditionsProps) {
  const { t } = usePage();
  const required = conditionTree(rule, trace);
  const preferred = trace.filter((entry) => entry.strength === 'preferred').map((entry): ConditionNode => ({ kind: 'one', entry }));
  return (
    <>
      <h3>{judged ? t.program.conditions : t.program.conditionsPlain}</h3>
      {required.length === 0 ? <p class="muted">{t.program.noConditions}</p> : <ConditionList nodes={required} judged={judged} />}
      {preferred.length > 0 && (
        <>
          <h3>{t.program.preferred}</h3>
          <p class="muted">{t.program.preferredNote}</p>
          <ConditionList nodes={preferred} judged={judged} />
        </>
      )}
    </>
  );
}

function ConditionList({
  nodes,
  judged,
  quoted = true,
}: {
  readonly nodes: readonly ConditionNode[];
  readonly judged: boolean;
  readonly quoted?: boolean;
}) {
  return (
    <ul class="conditions">
      {nodes.map((node, index) => (
        <li key={index} class={judged ? `condition condition--${outcomeOf(node)}` : 'condition'}>
          {judged && <OutcomeBadge outcome={outcomeOf(node)} />}
          {node.kind === 'one' ? (
            <Single entry={node.entry} judged={judged} quoted={quoted} />
          ) : (
            <Group node={node} judged={judged} quoted={quoted} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Single({ entry, judged, quoted }: { readonly entry: TraceEntry; readonly judged: boolean; readonly quoted: boolean }) {
  const { t } = usePage();
  return (
    <>
      <dl class="pairs">
        <div>
          <dt>{t.program.required}</dt>
          <dd>
            <Words text={entry.required} />
          </dd>
        </div>
        {judged && (
          <div>
            <dt>{t.program.actual}</dt>
            <dd>
              <Words text={entry.actual} />
            </dd>
          </div>
        )}
      </dl>
      {quoted && entry.quote && <Quote text={entry.quote} lines={entry.lines} />}
    </>
  );
}

/** Where all of a group stands on one sentence, it is quoted once. */
function Group({
  node,
  judged,
  quoted,
}: {
  readonly node: Exclude<ConditionNode, { kind: 'one' }>;
  readonly judged: boolean;
  readonly quoted: boolean;
}) {
  const { t } = usePage();
  const quotes = entriesOf(node);
  const first = quotes[0];
  const shared =
    first?.quote && quotes.every((entry) => entry.quote === first.quote && String(entry.lines) === String(first.lines)) ? first : null;
  const words = { any: t.program.oneOf, all: t.program.allOf, not: t.program.noneOf };
  return (
    <>
      <p class="condition__group">{words[node.kind]}</p>
      <ConditionList nodes={node.children} judged={judged} quoted={quoted && !shared} />
      {quoted && shared && <Quote text={shared.quote!} lines={shared.lines} />}
    </>
  );
}

function entriesOf(node: ConditionNode): readonly TraceEntry[] {
  return node.kind === 'one' ? [node.entry] : node.children.flatMap(entriesOf);
}
