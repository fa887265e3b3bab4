import type { VNode } from 'preact';
import { signInPath } from '../../core/api/me';
import { Mark } from '../icons';
import { strings } from '../strings';
import { hasSignInFailed } from './useMe';

/** In the place of the page, for who has to sign in first. */
export function SignIn(): VNode {
  const words = strings.account;
  return (
    <div class="page">
      <div class="shell">
        <main class="chat missing">
          <Mark />
          <h1 class="missing-title">{words.signInTitle}</h1>
          <p>{hasSignInFailed() ? words.signInFailed : words.signInText}</p>
          <a class="button button-primary sign-in" href={signInPath(location.pathname)}>{words.signIn}</a>
        </main>
      </div>
    </div>
  );
}
