import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { CheckIcon, CopyIcon } from '../icons';
import { strings } from '../strings';
import { copyText } from './copyText';

/** Copies a text and says for two seconds how that went; a quiet one shows its label only to who cannot see it. */
export function CopyButton({ text, label, hint, look }: { text: () => string; label: string; hint: string; look?: 'quiet' }): VNode {
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
    <button type="button" class={look === 'quiet' ? 'button button-quiet button-icon' : 'button button-small'} onClick={copy} title={hint}>
      {outcome === 'copied' ? <CheckIcon /> : <CopyIcon />}
      <span aria-live="polite" class={look === 'quiet' ? 'visually-hidden' : undefined}>
        {outcome === 'copied' ? strings.turn.copied : outcome === 'failed' ? strings.turn.copyFailed : label}
      </span>
    </button>
  );
}
