import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { canSignIn, deleteMe, loadMe, signInPath, signOut, type Me } from '../../core/api/me';
import type { Kept } from '../../core/kept/kept';
import type { Outcome } from '../../core/wire/request';
import { strings } from '../strings';
import { Limits } from './Limits';
import { SureButton } from './SureButton';

interface AccountProps {
  readonly me: Me;
  readonly kept: Kept;
  readonly onKeys: () => void;
}

/** Who one is here, and the ways out: signing out, and the end of everything that is stored. */
export function Account({ me, kept, onKeys }: AccountProps): VNode {
  const words = strings.account;
  const [failed, setFailed] = useState(false);
  const [signIn, setSignIn] = useState(false);
  const [limits, setLimits] = useState(me.limits);
  const isGuest = me.kind === 'guest';
  useEffect(() => {
    if (isGuest) {
      void canSignIn().then(setSignIn);
    }
  }, [isGuest]);
  // What was left when the page was opened is long out of date.
  useEffect(() => void loadMe().then((now) => now.ok && setLimits(now.value.limits)), []);
  // Nothing of the caller stays in the browser; the page begins anew.
  const leave = async (what: () => Promise<Outcome<true>>): Promise<void> => {
    const { ok } = await what();
    setFailed(!ok);
    if (ok) {
      await kept.forget();
      location.assign('/');
    }
  };
  return (
    <section class="account" aria-labelledby="account-title">
      <h3 id="account-title" class="account-title">{words.title}</h3>
      <p>{isGuest ? words.guestText : words.signedIn(me.name ?? me.id)}</p>
      <Limits limits={limits} />
      <div class="account-actions">
        {signIn && <a class="button button-primary" href={signInPath(location.pathname)}>{words.signIn}</a>}
        <button type="button" class="button button-outline" onClick={onKeys}>{strings.keys.title}</button>
        {me.kind === 'person' && <button type="button" class="button button-outline" onClick={() => void leave(signOut)}>{words.signOut}</button>}
        <SureButton label={words.delete} sure={words.deleteSure} onSure={() => void leave(deleteMe)} describedBy="account-delete" />
      </div>
      <p id="account-delete" class="account-note">{words.deleteText}</p>
      {failed && <p class="panel-trouble">{words.failed}</p>}
    </section>
  );
}
