import { useEffect, useState } from 'preact/hooks';
import type { Me } from '../../core/api/me';
import type { Services } from '../page/services';

/** Who the page was opened by; `nobody` where one has to sign in first, nothing while that is not known. */
export function useMe(services: Services): Me | 'nobody' | undefined {
  const [me, setMe] = useState<Me | 'nobody'>();
  useEffect(() => {
    void services.me.then((outcome) => {
      if (outcome.ok) {
        setMe(outcome.value);
      } else if (outcome.failure.code === 'unauthenticated') {
        setMe('nobody');
      }
    });
  }, [services]);
  return me;
}

/** Whether the provider sent the browser back without a session. */
export const hasSignInFailed = (): boolean => new URLSearchParams(location.search).get('sign-in') === 'failed';
