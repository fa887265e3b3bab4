import { useCallback, useEffect, useState } from 'preact/hooks';
import { loadConnection, type Connection } from '../../core/api/connection';

/** The provider behind the page, asked for at the start and whenever the tab comes back to a broken one. */
export interface ConnectionState {
  readonly checking: boolean;
  readonly value: Connection | undefined;
  readonly check: () => void;
}

export function useConnection(): ConnectionState {
  const [round, setRound] = useState(0);
  const [state, setState] = useState<{ checking: boolean; value: Connection | undefined }>({ checking: true, value: undefined });
  const check = useCallback(() => setRound((last) => last + 1), []);
  const healthy = state.checking || state.value?.ok === true;

  useEffect(() => {
    const abort = new AbortController();
    setState((last) => ({ ...last, checking: true }));
    void loadConnection(abort.signal).then((value) => {
      if (!abort.signal.aborted) {
        setState({ checking: false, value });
      }
    });
    return () => abort.abort();
  }, [round]);

  useEffect(() => {
    if (healthy) {
      return undefined;
    }
    const onReturn = (): void => {
      if (document.visibilityState === 'visible') {
        check();
      }
    };
    document.addEventListener('visibilitychange', onReturn);
    window.addEventListener('online', onReturn);
    return () => {
      document.removeEventListener('visibilitychange', onReturn);
      window.removeEventListener('online', onReturn);
    };
  }, [healthy, check]);

  return { ...state, check };
}
