import type { VNode } from 'preact';
import type { Connection } from '../../core/api/connection';
import { strings } from '../strings';
import type { ConnectionState } from './useConnection';

/** What the connection badge opens: the provider and its state, and for the simulator the way to a real one. */
export function ConnectionPanel({ id, connection, name }: { id: string; connection: ConnectionState; name: string }): VNode {
  const { value } = connection;
  const words = strings.connection;
  return (
    <section id={id} class="panel" popover="auto" aria-label={words.title}>
      <h2 class="panel-title">{name}</h2>
      {value === undefined ? <p>{connection.checking ? words.checking : words.unreachableText}</p> : <Facts value={value} />}
      {value?.provider === 'simulator' && <SimulatorHint />}
      <button type="button" class="button button-outline" disabled={connection.checking} onClick={connection.check}>
        {words.checkAgain}
      </button>
    </section>
  );
}

function Facts({ value }: { value: Connection }): VNode {
  const words = strings.connection;
  const trouble = value.errorCode === undefined ? undefined : (strings.failure.byCode[value.errorCode] ?? strings.failure.other);
  const facts: readonly (readonly [string, string | undefined])[] = [
    [words.model, value.model],
    [words.endpoint, value.endpoint],
    [words.latency, value.latencyMs === undefined ? undefined : words.milliseconds(value.latencyMs)],
    [words.reason, value.reason],
  ];
  return (
    <>
      {trouble !== undefined && <p class="panel-trouble">{trouble.title}. {trouble.text}</p>}
      <dl class="facts">
        {facts.map(([label, fact]) => fact !== undefined && (
          <div key={label}>
            <dt>{label}</dt>
            <dd dir="auto">{fact}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function SimulatorHint(): VNode {
  const words = strings.connection;
  return (
    <div class="panel-hint">
      <p>{words.simulatorHint}</p>
      <ul>
        {words.variables.map((variable) => (
          <li key={variable.name}><code>{variable.name}</code> <span>{variable.text}</span></li>
        ))}
      </ul>
    </div>
  );
}
