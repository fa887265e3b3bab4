import type { VNode } from 'preact';
import { Mark, PlusIcon } from '../icons';
import { strings } from '../strings';
import { ConnectionPanel } from './ConnectionPanel';
import { ThemeToggle } from './ThemeToggle';
import type { ConnectionState } from './useConnection';

export const CONNECTION_PANEL = 'connection-panel';

/** The top of the page: what this is, what it talks to, how it looks. */
export function Header({ connection, canClear, onClear }: { connection: ConnectionState; canClear: boolean; onClear: () => void }): VNode {
  const name = connectionName(connection);
  const state = connection.value === undefined ? (connection.checking ? 'checking' : 'broken') : connection.value.ok ? 'ok' : 'broken';
  return (
    <header class="header">
      <div class="brand">
        <Mark />
        <span class="brand-name">{strings.appName}</span>
      </div>
      <div class="header-tools">
        {canClear && (
          <button type="button" class="button button-quiet" onClick={onClear} aria-label={strings.newChat} title={strings.newChat}>
            <PlusIcon />
            <span class="wide-only">{strings.newChat}</span>
          </button>
        )}
        <button type="button" class="button button-quiet connection" popovertarget={CONNECTION_PANEL} aria-label={strings.connection.button(name)}>
          <span class={`dot dot-${state}`} />
          <span class="connection-name">{name}</span>
        </button>
        <ThemeToggle />
      </div>
      <ConnectionPanel id={CONNECTION_PANEL} connection={connection} name={name} />
    </header>
  );
}

function connectionName({ value, checking }: ConnectionState): string {
  if (value === undefined) {
    return checking ? strings.connection.checking : strings.connection.unreachable;
  }
  const provider = strings.connection.names[value.provider] ?? value.provider;
  return value.ok ? provider : strings.connection.troubled(provider);
}
