import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { copyText } from '../copyText';
import { CheckIcon, CopyIcon } from '../icons';
import { strings } from '../strings';

/** Copies a text and says for two seconds how that went. */
export function CopyButton({ text, label, hint }: { text: () => string; label: string; hint: string }): VNode {
  const [outcome, setOutcome] = useState<'copied' | 'failed' | undefined>(undefined);
  useEffect(() => {
    if (outcome === undefined) {
      return undefined;
    }
    const timer = setTimeout(() => setOutcome(undefined), 2000);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = (): void => {
    void copyText(text()).then((copied) => setOutcome(copied ? 'copied' : 'failed'));
  };
  return (
    <button type="button" class="button button-small" onClick={copy} title={hint}>
      {outcome === 'copied' ? <CheckIcon /> : <CopyIcon />}
      <span aria-live="polite">
        {outcome === 'copied' ? strings.turn.copied : outcome === 'failed' ? strings.turn.copyFailed : label}
      </span>
    </button>
  );
}
