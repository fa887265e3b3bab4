import { Fragment, type VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { listKeys, revokeKey, type ApiKey } from '../../core/api/keys';
import { CopyButton } from '../parts/CopyButton';
import { Dialog } from '../parts/Dialog';
import { date, strings } from '../strings';
import { MakeKey } from './MakeKey';
import { SureButton } from './SureButton';

/** The caller's API keys: makes them, shows a new one once, takes them back. */
export function KeysDialog({ onClose }: { onClose: () => void }): VNode {
  const words = strings.keys;
  const [keys, setKeys] = useState<readonly ApiKey[] | 'failed'>();
  const [made, setMade] = useState<string>();
  const [round, setRound] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    void listKeys(abort.signal).then((outcome) => {
      if (!abort.signal.aborted) {
        setKeys(outcome.ok ? outcome.value : 'failed');
      }
    });
    return () => abort.abort();
  }, [round]);
  const again = (): void => setRound(round + 1);
  return (
    <Dialog title={words.title} onClose={onClose}>
      <p>{words.text}</p>
      {made === undefined ? <MakeKey onMade={(key) => { setMade(key); again(); }} /> : <Made apiKey={made} onDone={() => setMade(undefined)} />}
      {keys === 'failed'
        ? <p class="panel-trouble">{words.failed} <button type="button" class="button button-outline" onClick={again}>{strings.turn.retry}</button></p>
        : <KeyList keys={keys} onRevoke={(key) => void revokeKey(key.id).then(again)} />}
    </Dialog>
  );
}

function Made({ apiKey, onDone }: { apiKey: string; onDone: () => void }): VNode {
  const words = strings.keys;
  return (
    <section class="key-made" aria-labelledby="key-made-title">
      <h3 id="key-made-title" class="account-title">{words.made}</h3>
      <p>{words.madeText}</p>
      <code class="key-value" tabIndex={0}>{apiKey}</code>
      <div class="account-actions">
        <CopyButton text={() => apiKey} label={words.copy} hint={words.copy} />
        <button type="button" class="button button-outline" onClick={onDone}>{words.done}</button>
      </div>
    </section>
  );
}

function KeyList({ keys, onRevoke }: { keys: readonly ApiKey[] | undefined; onRevoke: (key: ApiKey) => void }): VNode {
  const words = strings.keys;
  if (keys === undefined || keys.length === 0) {
    return <p class="account-note">{keys === undefined ? words.loading : words.none}</p>;
  }
  return (
    <ul class="keys">
      {keys.map((key) => (
        <li key={key.id} class="key">
          <div class="key-text">
            <span class="key-name" dir="auto">{key.name}</span>
            <span class="account-note">{factsOf(key).map((fact, index) => <Fragment key={fact}>{index > 0 && ' · '}<span class="key-fact">{fact}</span></Fragment>)}</span>
          </div>
          <SureButton label={words.revokeShort} name={words.revoke(key.name)} sure={words.revokeSure} onSure={() => onRevoke(key)} />
        </li>
      ))}
    </ul>
  );
}

function factsOf(key: ApiKey): readonly string[] {
  const words = strings.keys;
  return [
    key.scopes.map((scope) => words.scope[scope]).join(', '),
    key.createdAt === undefined ? '' : words.created(date(key.createdAt)),
    key.lastUsedAt === undefined ? words.unused : words.used(date(key.lastUsedAt)),
    key.expiresAt === undefined ? '' : key.expiresAt < Date.now() ? words.expired(date(key.expiresAt)) : words.expiresAt(date(key.expiresAt)),
  ].filter((fact) => fact !== '');
}
