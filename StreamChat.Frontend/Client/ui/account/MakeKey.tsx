import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { makeKey, SCOPES, type Scope } from '../../core/api/keys';
import type { Failure } from '../../core/wire/failure';
import { Choice } from '../parts/Choice';
import { strings } from '../strings';

const DAY = 24 * 60 * 60 * 1000;
const EXPIRY = { quarter: 90, month: 30, year: 365, never: undefined } as const;
type Expiry = keyof typeof EXPIRY;

/** What a new key is called, what it is good for, and for how long. */
export function MakeKey({ onMade }: { onMade: (key: string) => void }): VNode {
  const words = strings.keys;
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly Scope[]>(['chat']);
  const [expiry, setExpiry] = useState<Expiry>('quarter');
  const [failure, setFailure] = useState<Failure>();
  const [making, setMaking] = useState(false);
  const make = async (event: Event): Promise<void> => {
    event.preventDefault();
    setMaking(true);
    const days = EXPIRY[expiry];
    const outcome = await makeKey(name.trim(), scopes, days === undefined ? undefined : Date.now() + days * DAY);
    setMaking(false);
    if (outcome.ok) {
      onMade(outcome.value);
    } else {
      setFailure(outcome.failure);
    }
  };
  return (
    <form class="key-form" onSubmit={(event) => void make(event)}>
      <label class="setting">
        <span>{words.name}</span>
        <input class="setting-field" type="text" dir="auto" maxLength={100} required value={name} placeholder={words.namePlaceholder} onInput={(event) => setName(event.currentTarget.value)} />
      </label>
      <fieldset class="key-scopes">
        <legend>{words.scopes}</legend>
        {SCOPES.map((scope) => (
          <label key={scope} class="key-scope">
            <input type="checkbox" checked={scopes.includes(scope)} onChange={(event) => setScopes(SCOPES.filter((other) => (other === scope ? event.currentTarget.checked : scopes.includes(other))))} />
            {words.scope[scope]}
          </label>
        ))}
      </fieldset>
      <label class="setting">
        <span>{words.expires}</span>
        <Choice value={expiry} onChoose={(when) => setExpiry(when as Expiry)}>
          {(Object.keys(EXPIRY) as Expiry[]).map((when) => <option key={when} value={when}>{words.expiry[when]}</option>)}
        </Choice>
      </label>
      {failure !== undefined && <p class="panel-trouble">{failure.detail === '' ? strings.account.failed : failure.detail}</p>}
      <div class="edit-bar">
        <button type="submit" class="button button-primary" disabled={making || name.trim() === '' || scopes.length === 0}>{words.make}</button>
      </div>
    </form>
  );
}
