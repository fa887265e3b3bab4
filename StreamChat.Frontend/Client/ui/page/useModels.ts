import { useEffect, useState } from 'preact/hooks';
import { loadModels } from '../../core/api/models';

/** The provider's models, once the provider is there. */
export function useModels(connected: boolean): readonly string[] {
  const [models, setModels] = useState<readonly string[]>([]);
  useEffect(() => {
    if (!connected) {
      return undefined;
    }
    const abort = new AbortController();
    void loadModels(abort.signal).then((names) => {
      if (!abort.signal.aborted) {
        setModels(names);
      }
    });
    return () => abort.abort();
  }, [connected]);
  return models;
}
