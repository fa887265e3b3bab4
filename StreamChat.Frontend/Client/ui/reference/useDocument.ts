import { useCallback, useEffect, useState } from 'preact/hooks';
import { readDocument, type ApiDocument } from '../../core/reference/apiDocument';
import { read, type Outcome } from '../../core/wire/request';

export const DOCUMENT_ADDRESS = '/openapi/v1.json';

/** The document, once it is here, and a way to ask again. */
export function useDocument(): readonly [outcome: Outcome<ApiDocument> | undefined, again: () => void] {
  const [outcome, setOutcome] = useState<Outcome<ApiDocument> | undefined>(undefined);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const gone = new AbortController();
    void read(DOCUMENT_ADDRESS, gone.signal, readDocument).then((came) => {
      if (!gone.signal.aborted) {
        setOutcome(came);
      }
    });
    return () => gone.abort();
  }, [attempt]);
  const again = useCallback(() => {
    setOutcome(undefined);
    setAttempt((count) => count + 1);
  }, []);
  return [outcome, again];
}
